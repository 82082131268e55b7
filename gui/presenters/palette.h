#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/book.h"
#include "gui/presenters/destination.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// Something that the palette offers: a command, or a thing of the book.
struct PaletteRow {
  std::string icon;      ///< freedesktop name
  std::string title;     ///< what is looked for
  std::string subtitle;  ///< what it is, in words
  std::string keys;      ///< "Ctrl+F"; empty for none
  std::string command;   ///< id of the command that it runs; empty for things
  Destination leads;     ///< where a thing is shown
  int rank = 0;          ///< lower is nearer to what was typed
};

/// How near a text is to what was typed: 0 the same, then beginning, beginning of a word, all words
/// begin words, somewhere in it; none: not at all. Case, accents and the script's variants do not
/// count; Han text is found by its pinyin too.
std::optional<int> match_rank(std::string_view typed, std::string_view text);
/// The same with the text's search key at hand: making one of Han text takes a thread's first
/// pinyin, which is slow to come by. An empty key: its pinyin is not known yet.
std::optional<int> match_rank(std::string_view typed, std::string_view text, std::string_view key);
/// Found by the store for a reason that the title does not show.
inline constexpr int rank_elsewhere = 5;

/// Things of one kind that can be looked for. An area adds its own by one of these.
class PaletteSource {
 public:
  virtual ~PaletteSource() = default;
  /// The nearest rows, at most `most`. Called on a worker, inside one read. Throws Failure.
  virtual std::vector<PaletteRow> find(Unit& unit, const std::string& typed, int most) const = 0;
  /// What is called nearly so, nearest first: for where nothing is called so. As find().
  virtual std::vector<PaletteRow> near(Unit&, const std::string& /*typed*/, int /*most*/) const {
    return {};
  }
};
using PaletteSources = std::vector<std::shared_ptr<const PaletteSource>>;

/// Products by SKU, name and barcode, customers by name, e-mail and phone, and orders by number
/// or customer.
PaletteSources palette_sources(const std::shared_ptr<OpenBook>& book, const Language& language);

}  // namespace kontor::gui
