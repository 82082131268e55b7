#include "persistence/engine/sqlite_locks.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdarg>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace sqlite_locks {

/// SQLite's locks are those of a process on a file, so each file has one descriptor here, ours
/// alone, that holds them as locks of an open file: they end when SQLite closes the file, and with
/// no one else's close.
class LockFiles {
 public:
  /// The descriptor that holds the locks of the file that `file` is open on; `file` itself where
  /// there can be none.
  int holder(int file) {
    struct stat about {};
    if (::fstat(file, &about) != 0) return file;
    const std::lock_guard guard(m_mutex);
    const auto [found, fresh] = m_holders.try_emplace({about.st_dev, about.st_ino}, no_holder);
    if (fresh) found->second = open_again(file);
    return found->second == no_holder ? file : found->second;
  }

  /// SQLite closes the file and with it gives up its locks.
  void closing(int file) {
    struct stat about {};
    if (::fstat(file, &about) != 0) return;
    const std::lock_guard guard(m_mutex);
    const auto found = m_holders.find({about.st_dev, about.st_ino});
    if (found == m_holders.end()) return;
    if (found->second != no_holder) ::close(found->second);
    m_holders.erase(found);
  }

 private:
  static constexpr int no_holder = -1;

  static int open_again(int file) {
    const std::string path = "/proc/self/fd/" + std::to_string(file);
    const int writing = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    return writing != no_holder ? writing : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  }

  std::mutex m_mutex;
  std::map<std::pair<dev_t, ino_t>, int> m_holders;
};

/// One for the process, as what it stands for is: SQLite's calls below carry no object. It is never
/// destroyed, because books may be closed after it would be.
LockFiles& lock_files() {
  static auto* files = new LockFiles;
  return *files;
}

int lock(int file, int command, struct flock* wanted) {
  const int holder = lock_files().holder(file);
  if (holder == file) return ::fcntl(file, command, wanted);
  wanted->l_pid = 0;  // the system asks for it
  const int done = ::fcntl(holder, command == F_SETLK ? F_OFD_SETLK : F_OFD_GETLK, wanted);
  return done;
}

extern "C" int kontor_sqlite_fcntl(int file, int command, ...) {
  va_list rest;
  va_start(rest, command);
  int done = 0;
  if (command == F_SETLK || command == F_GETLK) {
    done = lock(file, command, va_arg(rest, struct flock*));
  } else if (command == F_GETFD || command == F_GETFL) {
    done = ::fcntl(file, command);
  } else {
    done = ::fcntl(file, command, va_arg(rest, int));
  }
  va_end(rest);
  return done;
}

extern "C" int kontor_sqlite_close(int file) {
  lock_files().closing(file);
  return ::close(file);
}

bool install() {
  auto* files = sqlite_api::sqlite3_vfs_find("unix");
  if (!files || files->iVersion < 3 || !files->xSetSystemCall) return false;
  using Call = sqlite_api::sqlite3_syscall_ptr;
  return files->xSetSystemCall(files, "fcntl", reinterpret_cast<Call>(&kontor_sqlite_fcntl)) ==
             SQLITE_OK &&
         files->xSetSystemCall(files, "close", reinterpret_cast<Call>(&kontor_sqlite_close)) ==
             SQLITE_OK;
}

}  // namespace sqlite_locks

void keep_sqlite_locks() {
  static const bool installed = sqlite_locks::install();
  static_cast<void>(installed);
}

}  // namespace kontor::persistence
