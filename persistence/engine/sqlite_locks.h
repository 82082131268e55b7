#pragma once

namespace kontor::persistence {

/// Makes SQLite's locks outlive what other code does with the files of a book. POSIX drops all
/// locks that a process has on a file as soon as the process closes any descriptor of it, and a
/// toolkit's file dialog opens and closes each file of a folder to see what it is: another
/// program then takes the book for one that nobody uses, and its log away.
///
/// Call before a book is opened; further calls do nothing. Where the system has no such locks,
/// SQLite goes on with its own.
void keep_sqlite_locks();

}  // namespace kontor::persistence
