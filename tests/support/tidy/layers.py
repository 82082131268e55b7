"""The arrows of docs/ARCHITECTURE.md: what each folder may include."""

AREAS = ("company", "catalog", "stock", "orders", "pricing", "customers", "staff", "books",
         "intake", "insight", "desk", "goods")

# Headers of C++20 and of C that name no input or output.
STD = set("""
algorithm any array atomic barrier bit bitset cassert cctype cerrno cfloat charconv chrono
cinttypes climits cmath compare complex concepts condition_variable coroutine csignal cstddef
cstdio cstdint cstdlib cstring ctime cwchar deque exception execution forward_list functional
future initializer_list iomanip ios iterator latch limits list locale map memory memory_resource
mutex new numbers numeric optional queue random ranges ratio regex scoped_allocator semaphore set
shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view
syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set
utility valarray variant vector version iosfwd cstdarg""".split())
STD_IO = {"fstream", "iostream", "istream", "ostream", "filesystem", "clocale"}
POSIX = set("""fcntl.h poll.h pthread.h pwd.h signal.h spawn.h stdlib.h strings.h sys/file.h
sys/ioctl.h sys/mman.h sys/resource.h sys/socket.h sys/stat.h sys/statvfs.h sys/time.h sys/types.h
sys/uio.h sys/un.h sys/wait.h syslog.h termios.h time.h unistd.h dirent.h errno.h limits.h
locale.h langinfo.h malloc.h""".split())

# Third-party families by how their headers begin.
FAMILY = {
    "icu": ("unicode/",),
    "fmt": ("fmt/",),
    "sodium": ("sodium.h", "sodium/"),
    "phonenumber": ("phonenumbers/",),
    "boost_math": ("boost/math/",),
    "nlopt": ("nlopt.h",),
    "boost_locale": ("boost/locale",),
    "boost_tuple": ("boost/tuple/",),
    "boost_test": ("boost/test/",),
    "cairo": ("cairo", "pango/"),
    "xlsxwriter": ("xlsxwriter",),
    "zint": ("zint.h",),
    "soci": ("soci/",),
    "libpq": ("libpq-fe.h", "postgresql/", "libpq/"),
    "sqlite": ("sqlite3.h", "sqlite3ext.h"),
    "poco": ("Poco/",),
    "nlohmann": ("nlohmann/",),
    "cli11": ("CLI/",),
    "libsecret": ("libsecret/",),
    "wx": ("wx/",),
    "gtk": ("gtk/", "gdk/", "atk/", "glib", "gio/", "atspi/", "fontconfig/"),
}


class Layer:
    """What the files below a folder may include: own folders, families, operating system."""

    def __init__(self, folder, own, families=(), io=True, posix=False, everything=False):
        self.folder, self.own, self.families = folder, own, families
        self.io, self.posix, self.everything = io, posix, everything


# fmt stands in for std::format, which the compiler lacks, so every layer may use it.
LAYERS = (
    Layer("domain", ("domain",), ("icu", "fmt", "sodium", "phonenumber", "boost_math", "nlopt"),
          io=False),
    Layer("formats", ("formats", "domain/base"),
          ("icu", "fmt", "cairo", "xlsxwriter", "zint"), posix=True),
    Layer("i18n", ("i18n", "domain"), ("icu", "fmt", "boost_locale")),
    Layer("persistence", ("persistence", "domain"),
          ("soci", "boost_tuple", "libpq", "sqlite", "fmt"), posix=True),
    Layer("channels", ("channels", "domain", "formats"), ("poco", "nlohmann", "fmt"), posix=True),
    Layer("reports", ("reports", "domain", "formats", "i18n"), ("fmt",)),
    Layer("app", ("app", "domain", "persistence", "channels", "reports", "i18n"),
          ("libsecret", "cli11", "poco", "fmt"), posix=True),
    Layer("gui/presenters", ("gui/presenters", "gui/commands", "domain", "i18n", "reports"),
          ("nlohmann", "fmt")),
    Layer("gui/commands", ("gui/presenters", "gui/commands", "domain", "i18n", "reports"),
          ("fmt",)),
    Layer("gui/views", ("gui/views", "gui/widgets", "gui/presenters", "gui/commands", "i18n",
                        "formats"), ("wx", "gtk", "fmt")),
    Layer("gui/widgets", ("gui/views", "gui/widgets", "gui/presenters", "gui/commands", "i18n",
                          "formats"), ("wx", "gtk", "fmt")),
    Layer("gui/main", ("gui", "app"), ("wx", "fmt"), posix=True),
    Layer("tests", (), everything=True),
    Layer("bench", (), everything=True),
)


def layer_of(path):
    for layer in LAYERS:
        if path.startswith(layer.folder + "/"):
            return layer
    return None


def family_of(target):
    for family, starts in FAMILY.items():
        if target.startswith(starts):
            return family
    return None


def allowed(layer, target, angled):
    """Whether a file of the layer may include the target."""
    if layer.everything:
        return True
    if not angled:
        return any(target.startswith(folder + "/") for folder in layer.own)
    family = family_of(target)
    if family:
        return family in layer.families
    if target in STD:
        return True
    return (target in STD_IO and layer.io) or (target in POSIX and layer.posix)
