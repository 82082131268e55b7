#pragma once

#include "domain/base/book.h"

namespace kontor::test {

/// A book whose commits always lose their answer once: every write is done twice.
class RunsTwice : public Book {
 public:
  explicit RunsTwice(Book& book) : m_book(book) {}
  IdSource& ids() override { return m_book.ids(); }

 protected:
  void run_read(const Work& work) override { m_book.read(work); }
  void run_write(const Work& work) override {
    m_book.write(work);
    m_book.write(work);
  }

 private:
  Book& m_book;
};

}  // namespace kontor::test
