#include "formats/delimited/problem.h"

namespace kontor::formats {

std::string_view code(FileProblem problem) {
  switch (problem) {
    case FileProblem::none:
      return "none";
    case FileProblem::not_text_binary:
      return "not_text_binary";
    case FileProblem::html:
      return "html";
    case FileProblem::empty:
      return "empty";
    case FileProblem::line_too_long:
      return "line_too_long";
    case FileProblem::cell_too_long:
      return "cell_too_long";
    case FileProblem::too_many_columns:
      return "too_many_columns";
    case FileProblem::unterminated_quote:
      return "unterminated_quote";
    case FileProblem::text_after_quote:
      return "text_after_quote";
    case FileProblem::bad_encoding:
      return "bad_encoding";
    case FileProblem::mixed_encoding:
      return "mixed_encoding";
    case FileProblem::unclear_encoding:
      return "unclear_encoding";
    case FileProblem::no_header:
      return "no_header";
    case FileProblem::duplicate_header:
      return "duplicate_header";
    case FileProblem::missing_header:
      return "missing_header";
    case FileProblem::row_too_short:
      return "row_too_short";
    case FileProblem::row_too_long:
      return "row_too_long";
    case FileProblem::cut_off:
      return "cut_off";
  }
  return "none";
}

}  // namespace kontor::formats
