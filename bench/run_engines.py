"""The engines of bench/run: where its books lie, and how fast plain SQL is on the same machine."""

import os
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import threading
import time
from collections import namedtuple

import plain_documents as plain

Log = namedtuple("Log", "seconds cpu peak_mb status out err")

def timed(command, check=True, **more):
    """Runs a program: seconds, its processor seconds, its peak memory, what it printed."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               **more)
    kept = []
    reader = threading.Thread(target=lambda: kept.append(process.stderr.read()))
    reader.start()
    out = process.stdout.read()
    reader.join()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    log = Log(time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024,
              process.returncode, out, kept[0])
    if check and log.status != 0:
        raise SystemExit(f"{' '.join(command)}: {log.status}\n{log.err[-2000:]}")
    return log


def anonymous_kib(pid):
    """Of a process of this machine; 0: it is not one, or gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as status:
            return next((int(line.split()[1]) for line in status if line.startswith("RssAnon")), 0)
    except OSError:
        return 0


class SQLite:
    name = "sqlite"
    export_share = 1.0  # of `sqlite3 -csv`
    beside = "WAL MB"

    def __init__(self, work):
        self.dir = work

    def version(self, _=None):
        return "SQLite " + sqlite3.sqlite_version

    def beside_the_book(self, address):
        """Megabytes of the book and of what is written beside it until the next checkpoint."""
        path = address.removeprefix("sqlite://")
        size = lambda file: os.path.getsize(file) if os.path.exists(file) else 0
        return {"book_mb": size(path) // 2 ** 20,
                "beside": round(size(path + "-wal") / 2 ** 20, 1)}

    def path(self, name):
        return os.path.join(self.dir, name + ".kontor")

    def book(self, name):
        return "sqlite://" + self.path(name)

    def drop(self, name):
        for end in ("", "-wal", "-shm"):
            if os.path.exists(self.path(name) + end):
                os.remove(self.path(name) + end)

    def rest(self, address):
        """Books of SQLite are never analyzed."""

    def stop(self):
        """There is no server."""

    def query_ms(self, address, query, rounds=5):
        with sqlite3.connect(address.removeprefix("sqlite://")) as book:
            book.execute(query).fetchall()
            times = []
            for _ in range(rounds):
                begin = time.monotonic()
                book.execute(query).fetchall()
                times.append((time.monotonic() - begin) * 1000)
        return round(statistics.median(times), 2)

    def csv(self, address, query, file):
        with open(file, "w", encoding="utf-8") as out:
            begin = time.monotonic()
            subprocess.run(["sqlite3", "-readonly", "-csv", address.removeprefix("sqlite://"),
                            query.replace("\n", " ")], stdout=out, check=True)
            seconds = time.monotonic() - begin
        with open(file, "rb") as text:
            return seconds, sum(1 for _ in text)

    def write_loop(self, clients, seconds):
        """Rows a second, one row a commit; with more clients as many rows as they to a commit."""
        path = self.path("loop")
        book = sqlite3.connect(path, isolation_level=None)
        book.executescript("pragma journal_mode = wal; pragma synchronous = full;"
                           "create table if not exists t (id integer primary key, a, b)")
        rows, begin = 0, time.monotonic()
        while time.monotonic() - begin < seconds:
            book.execute("begin immediate")
            for _ in range(clients):
                book.execute("insert into t (a, b) values (?, ?)", (rows, "row"))
                rows += 1
            book.execute("commit")
        taken = time.monotonic() - begin
        book.close()
        self.drop("loop")
        return max(1, int(rows / taken))

    def document_loop(self, kind, clients, seconds):
        """Documents a second of plain statements, each committed; with more clients as many as they
        to a commit."""
        chance, path, act = random.Random(1), self.path("loop"), plain.ACTS[kind]
        book = sqlite3.connect(path, isolation_level=None)
        book.executescript("pragma journal_mode = wal; pragma synchronous = full;" +
                           plain.TABLES.format(id="id integer primary key"))
        book.executemany("insert into b_balance values (?, ?, 100000)",
                         [(product, place) for product in range(1, plain.PRODUCTS + 1)
                          for place in range(1, plain.PLACES + 1)])
        done, begin = 0, time.monotonic()
        while time.monotonic() - begin < seconds:
            book.execute("begin immediate")
            for _ in range(clients):
                act(book, chance)
                done += 1
            book.execute("commit")
        taken = time.monotonic() - begin
        book.close()
        self.drop("loop")
        return max(1, int(done / taken))

    def bound(self, kontor, address):
        """Seconds and number of the book's rows, copied by prepared inserts (bench/bound)."""
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bound")
        log = timed([script, kontor, address.removeprefix("sqlite://")])
        rows = re.search(r"rows=(\d+) seconds=([\d.]+)", log.out)
        return float(rows[2]), int(rows[1])


class PostgreSQL:
    name = "postgresql"
    export_share = 0.5  # of COPY
    beside = "unfolded"

    def __init__(self, work):
        self.dir = work
        self.own = True
        folders = sorted(os.listdir("/usr/lib/postgresql"), key=int)
        self.bin = f"/usr/lib/postgresql/{folders[-1]}/bin"
        if os.getuid() == 0:
            shutil.chown(work, "postgres", "postgres")
        self.as_server([f"{self.bin}/initdb", "-D", f"{work}/data", "-U", "postgres", "-A", "trust",
                        "-E", "UTF8", "--locale=C.UTF-8", "--lc-collate=C"])
        # Durable, as a shop's server is.
        settings = (f"listen_addresses=''\nunix_socket_directories='{work}'\n"
                    "shared_buffers=512MB\neffective_cache_size=4GB\nrandom_page_cost=1.1\n"
                    "max_wal_size=4GB\n")
        with open(f"{work}/settings", "w", encoding="utf-8") as out:
            out.write(settings)
        os.chmod(f"{work}/settings", 0o644)
        self.as_server(["sh", "-c", f"cat {work}/settings >> {work}/data/postgresql.conf"])
        self.as_server([f"{self.bin}/pg_ctl", "-D", f"{work}/data", "-l", f"{work}/server.log",
                        "-w", "start"], quiet=True)
        self.pgbench_made = False

    @classmethod
    def of(cls, work):
        """Of a book on a server that somebody else has started."""
        engine = cls.__new__(cls)
        engine.dir, engine.own = work, False
        return engine

    def as_server(self, command, quiet=False):
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        # A server that is left behind would keep a pipe open.
        subprocess.run(command, check=True, cwd=self.dir, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL if quiet else None)

    def psql(self, database, text):
        return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h",
                               self.dir, "-U", "postgres", "-d", database], input=text, check=True,
                              text=True, stdout=subprocess.PIPE).stdout

    def ask(self, address, text):
        return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", address],
                              input=text, check=True, text=True, stdout=subprocess.PIPE).stdout

    def version(self, address=None):
        show = "show server_version"
        told = self.ask(address, show) if address else self.psql("postgres", show)
        return "PostgreSQL " + told.strip()

    def beside_the_book(self, address):
        """Megabytes of the book and of its sessions, rows that are not yet in the summaries."""
        tables = self.ask(address, """select relname from pg_class where relkind = 'r'
            and relname like '%\\_delta'""").split()
        rows = " + ".join(f"(select count(*) from {table})" for table in tables)
        out = self.ask(address, f"select {rows}; select pg_database_size(current_database()) / "
                       "1048576; select pid from pg_stat_activity where datname = "
                       "current_database();").split()
        memory = [anonymous_kib(pid) for pid in out[2:]]
        return {"beside": int(out[0]), "book_mb": int(out[1]),
                "server_mb": round(sum(memory) / 1024, 1) if any(memory) else None}

    def book(self, name):
        self.psql("postgres", f"create database {name}")
        return f"postgresql:///{name}?host={self.dir}&user=postgres"

    def drop(self, name):
        self.psql("postgres", f"drop database if exists {name}")

    @staticmethod
    def database(address):
        return re.search(r"///(\w+)\?", address)[1]

    def rest(self, address):
        self.psql(self.database(address), "vacuum analyze")

    def stop(self):
        if not self.own:
            return
        self.as_server([f"{self.bin}/pg_ctl", "-D", f"{self.dir}/data", "-m", "immediate", "-w",
                        "stop"], quiet=True)

    def query_ms(self, address, query, rounds=5):
        text = "\\timing on\n\\o /dev/null\n" + (query + ";\n") * (rounds + 1)
        out = self.psql(self.database(address), text)
        times = [float(t) for t in re.findall(r"Time: ([\d.]+) ms", out)]
        return round(statistics.median(times[1:]), 2)

    def csv(self, address, query, file):
        begin = time.monotonic()
        with open(file, "w", encoding="utf-8") as out:
            subprocess.run(["psql", "-X", "-q", "-h", self.dir, "-U", "postgres", "-d",
                            self.database(address), "-c", f"copy ({query}) to stdout (format csv)"],
                           stdout=out, check=True)
        seconds = time.monotonic() - begin
        with open(file, "rb") as text:
            return seconds, sum(1 for _ in text)

    def write_loop(self, clients, seconds):
        """Transactions a second of pgbench's simple update."""
        if not self.pgbench_made:
            self.psql("postgres", "create database pgbench")
            subprocess.run([f"{self.bin}/pgbench", "-i", "-q", "-s", "10", "-h", self.dir, "-U",
                            "postgres", "pgbench"], check=True, stderr=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL)
            self.pgbench_made = True
        return self.pgbench("pgbench", ["-N"], clients, seconds)

    def document_loop(self, kind, clients, seconds):
        """Documents a second of one statement each."""
        script = os.path.join(self.dir, kind + ".sql")
        if not os.path.exists(script):
            self.psql("postgres", f"create database plain_{kind}")
            self.psql(f"plain_{kind}", plain.TABLES.format(
                id="id bigint generated always as identity primary key") +
                f"insert into b_balance select p, l, 100000 from generate_series(1, "
                f"{plain.PRODUCTS}) p, generate_series(1, {plain.PLACES}) l")
            with open(script, "w", encoding="utf-8") as out:
                out.write(plain.SCRIPTS[kind])
        return self.pgbench(f"plain_{kind}", ["-n", "-f", script], clients, seconds)

    def pgbench(self, database, arguments, clients, seconds):
        out = subprocess.run([f"{self.bin}/pgbench", *arguments, "-M", "prepared", "-c",
                              str(clients), "-j", "2", "-T", str(seconds), "-h", self.dir, "-U",
                              "postgres", database], check=True, text=True, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL).stdout
        return max(1, int(float(re.search(r"tps = ([\d.]+)", out)[1])))

    def bound(self, kontor, address):
        """Seconds and number of the book's rows, loaded by COPY into another book's tables, with
        their indexes and guards; the headers of entries first, as their guard wants."""
        timed([kontor, "--book", self.book("bound"), "book", "create", "--entity", "Bench",
               "--country", "AT", "--currency", "EUR", "--time-zone", "Europe/Vienna"])
        source = self.database(address)
        tables = self.psql(source, """select c.relname from pg_class c join pg_namespace n
            on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public' and c.relname
            not in ('schema_version', 'book_meta', 'audit', 'seal', 'id_block', 'period')
            and c.relname not like '%\\_delta' and c.reltuples <> 0 order by
            case when c.relname = 'entry' then 0 else 1 end, c.relname""").split()
        folder = os.path.join(self.dir, "copied")
        os.makedirs(folder, exist_ok=True)
        os.chmod(folder, 0o777)
        text = ["begin;"]
        rows = 0
        own = ("entity", "employee", "employee_person", "location", "channel", "account",
               "channel_source")
        for table in tables:
            self.psql(source, f"copy {table} to '{folder}/{table}'")
            with open(f"{folder}/{table}", "rb") as lines:
                rows += sum(1 for _ in lines)
            if table in own:  # the new book has some of its own
                continue
            text.append(f"copy {table} from '{folder}/{table}';")
        # What names them is loaded without them.
        drop = self.psql("bound", """select 'alter table ' || conrelid::regclass ||
            ' drop constraint ' || conname || ';' from pg_constraint where contype = 'f'""")
        self.psql("bound", drop)
        begin = time.monotonic()
        self.psql("bound", "\n".join(text) + "\ncommit;")
        seconds = time.monotonic() - begin
        shutil.rmtree(folder)
        self.drop("bound")
        return seconds, rows
