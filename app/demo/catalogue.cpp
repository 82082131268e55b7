// What the two stores sell. Prices in cents resp. yen, tax included, as on the shelf.

#include <charconv>
#include <string_view>

#include "app/demo/shops.h"
#include "domain/base/check.h"

namespace kontor::app::demo {

namespace {

// A style: handle, title, vendor, type, names of two options, grams, popularity, usual stock in the
// shop, the warehouse and at the marketplace, kind. Its variants: values of the options, SKU,
// price, cost, compare-at price.
constexpr std::string_view berlin_catalogue = R"(
city-bike-52-cm|City bike, 52 cm|Nordlicht|Fahrrad|||15400|0|200|300|200|bulky
+||TB-CS-52|44900|23800|0
stadtrad-alster|Stadtrad Alster|Nordlicht|Fahrrad|Größe||16200|9|2|6|0|bulky
+48 cm||TB-AL-48|64900|37200|0
+52 cm||TB-AL-52|64900|37200|0
+56 cm||TB-AL-56|64900|37200|0
tourenrad-fjord|Tourenrad Fjord|Nordlicht|Fahrrad|Größe||15800|6|1|5|0|bulky
+50 cm||TB-FJ-50|89900|54000|99900
+54 cm||TB-FJ-54|89900|54000|99900
+58 cm||TB-FJ-58|89900|54000|0
rahmen-komet|Rahmen Komet, Stahl|Nordlicht|Rahmen|Größe||2300|4|1|4|0|
+52 cm||FR-KO-52|32900|16800|0
+54 cm||FR-KO-54|32900|16800|0
+56 cm||FR-KO-56|32900|16800|0
+58 cm||FR-KO-58|32900|16800|37900
kinderrad-fuechslein|Kinderrad Füchslein|Waldkind|Fahrrad|Größe||8900|7|2|6|0|bulky
+16"||KB-FX-16|24900|13100|0
+20"||KB-FX-20|27900|14700|0
zhedie-zixingche|折叠自行车|永光|Fahrrad|颜色||12600|5|1|4|0|bulky
+红||YG-ZD-R|54900|30400|0
+黑||YG-ZD-K|54900|30400|59900
khudhat-darraja|خوذة دراجة|النجم|Helm|المقاس||310|14|5|16|12|
+S||NJ-HL-S|5990|2410|0
+M||NJ-HL-M|5990|2410|0
+L||NJ-HL-L|5990|2410|6990
helm-polaris|Helm Polaris|Nordlicht|Helm|Größe|Farbe|290|12|4|14|0|
+M|schwarz|NL-HP-MS|7990|3460|0
+M|weiß|NL-HP-MW|7990|3460|0
+L|schwarz|NL-HP-LS|7990|3460|0
+L|weiß|NL-HP-LW|7990|3460|0
buegelschloss-granit|Bügelschloss Granit|Schlossgut|Schloss|||1450|18|6|24|20|
+||SG-BG-1|6990|3120|0
faltschloss-kompakt|Faltschloss Kompakt|Schlossgut|Schloss|Länge||1100|12|5|20|0|
+90 cm||SG-FK-90|4990|2180|0
+120 cm||SG-FK-120|5990|2640|0
qufl-darraja|قفل دراجة|النجم|Schloss|||620|9|6|18|0|
+||NJ-QF-1|2490|980|0
bell-shinchu|自転車用ベル|鈴音|Klingel|色||95|16|8|30|15|
+真鍮||SZ-BE-G|1850|720|0
+黒||SZ-BE-K|1650|640|0
klingel-gloeckchen|Klingel Glöckchen|Schlossgut|Klingel|||70|11|8|25|0|
+|||990|310|0
sacoche-velo-foret|Sacoche vélo Forêt|Atelier Clément|Tasche|Volume||740|9|4|12|0|
+12 L||AC-SF-12|6400|2900|0
+20 L||AC-SF-20|8400|3850|0
gepaecktasche-wanderer|Gepäcktasche Wanderer|Nordlicht|Tasche|||980|8|4|14|10|
+||NL-GW-1|8900|4150|9900
salla-amamiya|سلة أمامية|النجم|Korb|||860|8|4|12|0|
+||NJ-SL-1|2990|1240|0
frontlicht-lumiere-60|Frontlicht Lumière 60|Atelier Clément|Licht|||130|16|6|26|20|
+||NL-LT-60|4490|1960|0
ruecklicht-gluehwuermchen|Rücklicht Glühwürmchen|Nordlicht|Licht|||60|17|8|34|20|
+||NL-RG-1|1990|760|0
light-hoshi|自転車ライト 星|鈴音|Licht|||110|8|5|18|0|
+||SZ-LH-1|3200|1380|0
shuihu-750|水壶 750 ml|永光|Flasche|颜色||140|12|8|24|0|
+红||YG-SH-R|1290|420|0
+蓝||YG-SH-B|1290|420|0
handschuhe-nebel|Handschuhe Nebel|Nordlicht|Handschuhe|Größe||90|12|5|18|0|
+S||NL-HN-S|2790|1050|0
+M||NL-HN-M|2790|1050|0
+L||NL-HN-L|2790|1050|0
manusi-brasov|Mănuși de iarnă Brașov|Țesătoria Carpați|Handschuhe|Mărime||130|9|4|14|0|
+S||TC-MB-S|3490|1420|0
+M||TC-MB-M|3490|1420|0
+L||TC-MB-L|3490|1420|0
regenjacke-sturm|Regenjacke Sturm|Nordlicht|Jacke|Größe||420|8|3|10|0|
+S||NL-RS-S|8990|3900|0
+M||NL-RS-M|8990|3900|0
+L||NL-RS-L|8990|3900|10990
gift-card|Gift Card|Nordlicht|Gift Cards|Denominations||0|3|0|0|0|gift
+25|||2500|0|0
+50|||5000|0|0
+100|||10000|0|0
schlauch-28|Schlauch 28 Zoll|Rollfix|Schlauch|Ventil||150|34|25|110|0|
+Sclaverand||RF-28-SV|690|210|0
+Dunlop||RF-28-DV|690|210|0
+Auto||RF-28-AV|690|215|0
schlauch-20|Schlauch 20 Zoll|Rollfix|Schlauch|||120|9|15|50|0|
+||RF-20-DV|590|180|0
reifen-asphalt-28|Reifen Asphalt 28|Rollfix|Reifen|Breite||620|14|8|30|0|
+37 mm||RF-RA-37|3290|1480|0
+42 mm||RF-RA-42|3490|1590|0
kette-8-fach|Kette 8-fach|Kettenwerk|Kette|||310|12|8|28|0|
+||0004711|1490|560|0
bremsbelaege-paar|Bremsbeläge, Paar|Kettenwerk|Bremse|||60|14|10|40|0|
+||KW-BB-2|1190|370|0
sattel-moorsee|Sattel Moorsee|Nordlicht|Sattel|||480|7|3|10|0|
+||NL-SM-1|5490|2370|6490
griffe-kork|Griffe Kork|Atelier Clément|Griffe|||120|7|5|16|0|
+|||1990|740|0
pompa-soim|Pompă de mână Șoim|Țesătoria Carpați|Pumpe|||210|10|6|20|12|
+||TC-PS-1|2490|910|0
flickzeug-set|Flickzeug-Set|Rollfix|Werkzeug|||40|15|20|60|0|
+||RF-FZ-1|490|130|0
schutzbleche-28|Schutzbleche Set 28|Nordlicht|Schutzblech|||690|6|3|12|0|
+||NL-SB-28|2490|1020|0
kettenoel-100|Kettenöl 100 ml|Kettenwerk|Pflege|||120|15|14|40|0|
+||KW-OE-100|850|260|0
)";

constexpr std::string_view kyoto_catalogue = R"(
kyoto-city-jitensha|京都シティ自転車|ノルトリヒト|自転車|サイズ||17200|7|4|0|0|bulky
+26インチ||KY-CT-26|42800|23900|0
+27インチ||KY-CT-27|44800|24800|0
kamogawa-oritatami|折りたたみ自転車 鴨川|ノルトリヒト|自転車|||12900|5|3|0|0|bulky
+||KY-KM-1|58000|33500|64000
jitensha-helmet|自転車用ヘルメット|鈴音|ヘルメット|サイズ||300|14|9|0|0|
+S||KY-HM-S|6800|2900|0
+M||KY-HM-M|6800|2900|0
+L||KY-HM-L|6800|2900|0
gion-bell|真鍮ベル 祇園|鈴音|ベル|||95|15|22|0|0|
+||KY-GB-1|2400|980|0
wire-lock|ワイヤーロック|鈴音|鍵|||540|14|18|0|0|
+||KY-WL-1|1980|720|0
arashiyama-light|LEDライト 嵐山|鈴音|ライト|位置||90|14|14|0|0|
+前||KY-AL-F|3200|1340|0
+後||KY-AL-R|2600|1050|0
take-kago|竹かご|嵯峨工房|かご|||780|8|7|0|0|
+|||5400|2600|0
tube-27|チューブ 27インチ|鈴音|チューブ|||150|24|40|0|0|
+||0002701|980|290|0
cycle-glove|サイクルグローブ|ノルトリヒト|手袋|サイズ||80|9|10|0|0|
+M||KY-CG-M|2800|1120|0
+L||KY-CG-L|2800|1120|0
kuuki-ire|空気入れ|鈴音|ポンプ|||900|9|12|0|0|
+||KY-KI-1|1850|690|0
nishijin-saddle|サドル 西陣|嵯峨工房|サドル|||520|5|5|0|0|
+||KY-NS-1|7200|3300|0
)";

std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> cells(1);
  for (const char c : row) {
    if (c == '|') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::int64_t whole_number(const std::string& text) {
  std::int64_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  KONTOR_ASSERT(end.ec == std::errc());
  return number;
}

Style style_of(const std::vector<std::string>& cells) {
  constexpr std::size_t style_cells = 12;
  KONTOR_ASSERT(cells.size() == style_cells);
  Style s;
  s.handle = cells[0];
  s.title = cells[1];
  s.vendor = cells[2];
  s.type = cells[3];
  s.option1 = cells[4];
  s.option2 = cells[5];
  s.grams = whole_number(cells[6]);
  s.popularity = whole_number(cells[7]);
  s.stock = {whole_number(cells[8]), whole_number(cells[9]), whole_number(cells[10])};
  s.gift_card = cells[11] == "gift";
  s.bulky = cells[11] == "bulky";
  return s;
}

/// EAN-13 of the range for use within a company, with its check digit.
std::string internal_ean(std::int64_t number) {
  constexpr std::int64_t ten_digits = 10'000'000'000;
  const std::string digits = "20" + std::to_string(ten_digits + number).substr(1);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return digits + std::to_string((10 - sum % 10) % 10);
}

Variant variant_of(const std::vector<std::string>& cells, std::int64_t number) {
  constexpr std::size_t variant_cells = 6;
  KONTOR_ASSERT(cells.size() == variant_cells);
  Variant v;
  v.option1 = cells[0];
  v.option2 = cells[1];
  v.sku = cells[2];
  v.price = whole_number(cells[3]);
  v.cost = whole_number(cells[4]);
  v.compare_at = whole_number(cells[5]);
  constexpr std::int64_t without_barcode = 9;  // every ninth, as in real catalogues
  if (number % without_barcode != 0) v.barcode = internal_ean(number);
  return v;
}

std::vector<Style> parse_catalogue(std::string_view table, std::int64_t first_number) {
  std::vector<Style> styles;
  std::int64_t number = first_number;
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    std::string_view row = table.substr(0, end);
    table.remove_prefix(end + 1);
    if (row.empty()) continue;
    if (row.front() != '+') {
      styles.push_back(style_of(cells_of(row)));
      continue;
    }
    row.remove_prefix(1);
    styles.back().variants.push_back(variant_of(cells_of(row), ++number));
    if (styles.back().gift_card) styles.back().variants.back().barcode.clear();
  }
  return styles;
}

}  // namespace

std::vector<Style> berlin_styles() { return parse_catalogue(berlin_catalogue, 100); }

std::vector<Style> kyoto_styles() { return parse_catalogue(kyoto_catalogue, 700); }

}  // namespace kontor::app::demo
