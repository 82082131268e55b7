#include "formats/barcodes/barcode.h"

#include <cairo.h>
#include <zint.h>

#include <algorithm>
#include <memory>

namespace kontor::formats {

namespace barcode_detail {

constexpr std::size_t most_in_bars = 28;  // letters: more make bars wider than a column
constexpr std::size_t most_in_square = 500;
constexpr std::size_t quiet_bars = 10, quiet_retail = 11, quiet_square = 4;
// Code 128: start, check and stop take 35 modules, a letter 11, a change of its sets 11.
constexpr std::size_t bars_around = 35, bars_of_letter = 11;
constexpr std::size_t retail_modules = 95, square_modules = 77;

constexpr int utf8_eci = 26;

struct Release {
  void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether the last digit is the check digit of the others, as GS1 counts it.
bool checks(std::string_view digits) {
  int sum = 0;
  int weight = 1;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    sum += (*digit - '0') * weight;
    weight = weight == 1 ? 3 : 1;
  }
  return sum % 10 == 0;
}

/// A number of the trade; 0 where it is none.
int retail_kind(std::string_view text) {
  const bool long_enough = text.size() == 13 || text.size() == 12 || text.size() == 8;
  if (!long_enough || !all_digits(text) || !checks(text)) return 0;
  return text.size() == 12 ? BARCODE_UPCA : BARCODE_EANX;
}

bool goes_into_bars(std::string_view text) {
  return text.size() <= most_in_bars &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

struct Kind {
  int symbology = 0;
  std::size_t quiet = 0;
};

Kind kind_of(std::string_view text) {
  if (const int retail = retail_kind(text); retail != 0) return {retail, quiet_retail};
  if (goes_into_bars(text)) return {BARCODE_CODE128, quiet_bars};
  return {BARCODE_QRCODE, quiet_square};
}

}  // namespace barcode_detail

bool is_square(std::string_view text) {
  return barcode_detail::kind_of(text).symbology == BARCODE_QRCODE;
}

std::size_t most_modules(std::string_view text) {
  using namespace barcode_detail;
  if (text.empty()) return 0;
  const Kind kind = kind_of(text);
  if (kind.symbology == BARCODE_QRCODE) return square_modules + 2 * kind.quiet;
  if (kind.symbology != BARCODE_CODE128) return retail_modules + 2 * kind.quiet;
  // Digits go in pairs, and only from four of them on.
  const bool pairs = all_digits(text) && text.size() % 2 == 0 && text.size() >= 4;
  const std::size_t letters = pairs ? text.size() / 2 : text.size();
  return bars_around + bars_of_letter * letters + 2 * kind.quiet;
}

std::optional<Barcode> barcode_of(const std::string& text) {
  using namespace barcode_detail;
  if (text.empty() || text.size() > most_in_square) return std::nullopt;
  const Kind kind = kind_of(text);
  const std::unique_ptr<zint_symbol, Release> symbol(ZBarcode_Create());
  if (!symbol) throw std::bad_alloc();
  symbol->symbology = kind.symbology;
  symbol->input_mode = UNICODE_MODE;
  // Said openly, else some programs guess another one.
  if (kind.symbology == BARCODE_QRCODE) symbol->eci = utf8_eci;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  // Of eight digits zint would make thirteen; of seven it makes EAN-8, check digit included.
  const bool short_retail = kind.symbology == BARCODE_EANX && text.size() == 8;
  const std::size_t size = short_retail ? text.size() - 1 : text.size();
  if (ZBarcode_Encode(symbol.get(), bytes, static_cast<int>(size)) >= ZINT_ERROR)
    return std::nullopt;
  Barcode code;
  code.width = static_cast<std::size_t>(symbol->width);
  code.quiet = kind.quiet;
  // Bars of the trade have a second row that only stands a little deeper.
  const int rows = kind.symbology == BARCODE_QRCODE ? symbol->rows : 1;
  for (int row = 0; row < rows; ++row) {
    std::vector<bool>& modules = code.rows.emplace_back();
    for (std::size_t at = 0; at < code.width; ++at)
      modules.push_back(((symbol->encoded_data[row][at / 8] >> (at % 8)) & 1) != 0);
  }
  return code;
}

void draw_barcode(cairo_t* context, const Barcode& code, double x, double y, double module,
                  double height) {
  if (code.rows.empty()) return;
  const double row_height = height / static_cast<double>(code.rows.size());
  const double size = code.square() ? row_height : module;
  cairo_set_source_rgb(context, 0, 0, 0);
  for (std::size_t row = 0; row < code.rows.size(); ++row) {
    const auto& modules = code.rows[row];
    for (std::size_t at = 0; at < modules.size();) {
      std::size_t end = at;
      while (end < modules.size() && modules[end] == modules[at]) ++end;
      // Black side by side is drawn as one, so that nothing shines through between.
      if (modules[at])
        cairo_rectangle(context, x + static_cast<double>(at + code.quiet) * size,
                        y + static_cast<double>(row) * row_height,
                        static_cast<double>(end - at) * size, row_height);
      at = end;
    }
  }
  cairo_fill(context);
}

}  // namespace kontor::formats
