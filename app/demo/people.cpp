#include "app/demo/people.h"

#include <fmt/format.h>

#include <set>
#include <string_view>

namespace kontor::app::demo {

namespace {

/// A name part as it is written and as it stands in a mail address.
struct NamePart {
  std::string text, latin;
};

struct NameSet {
  std::vector<NamePart> given, family;
  bool family_first = false;
  std::string between = " ";
};

struct Town {
  std::string city, zip, province, country;
  std::vector<std::string> streets;
};

/// "Jörg joerg, Käthe kaethe": as written, and as in a mail address.
std::vector<NamePart> name_parts(std::string_view list) {
  std::vector<NamePart> parts;
  while (!list.empty()) {
    const std::size_t comma = list.find(", ");
    const std::string_view one = list.substr(0, comma);
    const std::size_t blank = one.rfind(' ');
    parts.push_back({std::string(one.substr(0, blank)), std::string(one.substr(blank + 1))});
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 2);
  }
  return parts;
}

NameSet western_names() {
  return {
      name_parts("Anna anna, Jörg joerg, Käthe kaethe, Émile emile, Léa lea, François francois, "
                 "Ștefan stefan, Ioana ioana, Mădălina madalina, Lukas lukas, Sofie sofie, "
                 "Mehmet mehmet, Björn bjoern, Zoë zoe, Małgorzata malgorzata, Jan jan, "
                 "Çiğdem cigdem, Hélène helene, Søren soeren, Åsa asa, Petra petra, Karl karl, "
                 "Andrei andrei, Elif elif, Noémie noemie, Günther guenther, Ines ines, "
                 "Radu radu, Wanda wanda, Oskar oskar"),
      name_parts("Schäfer schaefer, Müller mueller, Köhler koehler, Weiß weiss, Lefèvre lefevre, "
                 "Dupont dupont, Țurcanu turcanu, Popescu popescu, van Dijk vandijk, "
                 "Nowak nowak, Yılmaz yilmaz, Brandt brandt, Öztürk oeztuerk, Krüger krueger, "
                 "Wójcik wojcik, Bauer bauer, Girard girard, Ionescu ionescu, Jäger jaeger, "
                 "de Vries devries, Lindqvist lindqvist, Łukasik lukasik, Hofmann hofmann, "
                 "Châtelain chatelain, Dumitrescu dumitrescu, Sørensen soerensen, Kılıç kilic, "
                 "Vogt vogt, Groß gross, Martin martin")};
}

NameSet arabic_names() {
  return {name_parts("ليلى layla, يوسف yousef, مريم maryam, عمر omar, سلمى salma, خالد khaled, "
                     "نور nour, طارق tarek"),
          name_parts("حداد haddad, الخطيب alkhatib, منصور mansour, النجار alnajjar, "
                     "درويش darwish, شاهين shahin")};
}

NameSet chinese_names() {
  return {name_parts("伟 wei, 芳 fang, 静怡 jingyi, 明 ming, 小红 xiaohong, 建国 jianguo"),
          name_parts("王 wang, 李 li, 张 zhang, 陈 chen, 刘 liu, 黄 huang"), true, ""};
}

NameSet japanese_names() {
  return {name_parts("花子 hanako, 健 ken, さくら sakura, 翔太 shota, 美咲 misaki, 大輔 daisuke, "
                     "陽子 yoko, 直樹 naoki, 真由美 mayumi, 隆 takashi, 結衣 yui, 拓也 takuya"),
          name_parts("佐藤 sato, 鈴木 suzuki, 高橋 takahashi, 田中 tanaka, 渡辺 watanabe, "
                     "山本 yamamoto, 中村 nakamura, 小林 kobayashi, 加藤 kato, 吉田 yoshida, "
                     "山田 yamada, 松本 matsumoto"),
          true, " "};
}

std::vector<Town> german_towns() {
  const std::vector<std::string> streets{"Lindenstraße", "Am Kanal", "Schönhauser Allee",
                                         "Bahnhofstraße", "Gärtnerweg"};
  return {{"Berlin", "10405", "", "DE", streets},  {"Berlin", "12047", "", "DE", streets},
          {"Potsdam", "14467", "", "DE", streets}, {"Leipzig", "04109", "", "DE", streets},
          {"Hamburg", "20095", "", "DE", streets}, {"München", "80331", "", "DE", streets}};
}

std::vector<Town> foreign_towns() {
  return {{"Wien", "1070", "", "AT", {"Neubaugasse", "Burggasse"}},
          {"Strasbourg", "67000", "", "FR", {"Rue de l'Écluse", "Quai des Bateliers"}},
          {"Lyon", "69002", "", "FR", {"Rue Mercière"}},
          {"Utrecht", "3511 LX", "", "NL", {"Oudegracht"}},
          {"Brașov", "500025", "BV", "RO", {"Strada Republicii", "Strada Lungă"}},
          {"Zürich", "8004", "ZH", "CH", {"Langstrasse"}}};
}

std::vector<Town> japanese_towns() {
  return {{"京都市中京区", "604-8005", "JP-26", "JP", {"三条通", "御池通"}},
          {"京都市左京区", "606-8501", "JP-26", "JP", {"今出川通", "白川通"}},
          {"大阪市北区", "530-0001", "JP-27", "JP", {"梅田"}},
          {"奈良市", "630-8213", "JP-29", "JP", {"登大路町"}},
          {"大津市", "520-0044", "JP-25", "JP", {"京町"}}};
}

std::string dialling_code(const std::string& country) {
  const std::vector<std::pair<std::string, std::string>> codes{
      {"DE", "+49"}, {"AT", "+43"}, {"FR", "+33"}, {"NL", "+31"},
      {"RO", "+40"}, {"CH", "+41"}, {"JP", "+81"}};
  for (const auto& [code, prefix] : codes)
    if (code == country) return prefix;
  return "+49";
}

class BuyerMaker {
 public:
  BuyerMaker(Random& random, std::string domain) : m_random(random), m_domain(std::move(domain)) {}

  Buyer make(const NameSet& names, const Town& town) {
    const NamePart& given = m_random.one_of(names.given);
    const NamePart& family = m_random.one_of(names.family);
    Buyer b;
    b.given = given.text;
    b.family = family.text;
    b.name = names.family_first ? family.text + names.between + given.text
                                : given.text + names.between + family.text;
    std::string local = given.latin + "." + family.latin;
    for (int i = 2; !m_used.insert(local).second; ++i)
      local = fmt::format("{}.{}{}", given.latin, family.latin, i);
    b.email = local + "@" + m_domain;
    // Numbers that nobody has: 555 and two running digits more than any exchange uses.
    if (m_random.chance(40))
      b.phone = fmt::format("{} 555 01{:04}", dialling_code(town.country), m_used.size());
    b.street = fmt::format("{} {}", m_random.one_of(town.streets), m_random.between(1, 98));
    b.city = town.city;
    b.zip = town.zip;
    b.province = town.province;
    b.country = town.country;
    b.marketing = m_random.chance(45);
    return b;
  }

 private:
  Random& m_random;
  std::string m_domain;
  std::set<std::string> m_used;
};

}  // namespace

std::vector<Buyer> berlin_buyers(Random& random, int count) {
  const std::vector<NameSet> names{western_names(), arabic_names(), chinese_names(),
                                   japanese_names()};
  const std::vector<std::int64_t> shares{70, 15, 9, 6};
  const auto home = german_towns();
  const auto abroad = foreign_towns();
  BuyerMaker maker(random, "example.com");
  std::vector<Buyer> buyers;
  for (int i = 0; i < count; ++i) {
    const Town& town = random.chance(74) ? random.one_of(home) : random.one_of(abroad);
    buyers.push_back(maker.make(names[random.weighted(shares)], town));
  }
  return buyers;
}

std::vector<Buyer> kyoto_buyers(Random& random, int count) {
  const std::vector<NameSet> names{japanese_names(), chinese_names(), western_names(),
                                   arabic_names()};
  const std::vector<std::int64_t> shares{78, 10, 9, 3};
  const auto towns = japanese_towns();
  BuyerMaker maker(random, "example.net");
  std::vector<Buyer> buyers;
  for (int i = 0; i < count; ++i)
    buyers.push_back(maker.make(names[random.weighted(shares)], random.one_of(towns)));
  return buyers;
}

std::vector<Buyer> firm_buyers(Random& random) {
  const std::vector<NamePart> firms = name_parts(
      "Radhaus Potsdam radhaus, Zweirad Köhler zweirad, Hotel Am Kanal hotelkanal, "
      "Fahrradcafé Speiche speiche, Radstation Leipzig radstation, Velo Nord velonord, "
      "Kurier Blitz kurierblitz, Campingplatz Müritz mueritz, Rad & Tat radundtat, "
      "Pension Elbblick elbblick, Stadtwerke Halle stadtwerke, Bike Point bikepoint, "
      "Schulverein Pankow schulverein, Gleis 9 gleisneun, Rückenwind rueckenwind, "
      "Werkhof Erfurt werkhof, Zum Rad GmbH zumrad, Tandem e. V. tandem");
  const auto towns = german_towns();
  std::vector<Buyer> buyers;
  for (const NamePart& firm : firms) {
    Buyer b;
    b.name = firm.text;
    b.email = "einkauf@" + firm.latin + ".example.com";
    const Town& town = random.one_of(towns);
    b.street = fmt::format("{} {}", random.one_of(town.streets), random.between(1, 98));
    b.city = town.city;
    b.zip = town.zip;
    b.country = town.country;
    buyers.push_back(std::move(b));
  }
  return buyers;
}

const std::vector<CountryTax>& european_taxes() {
  static const std::vector<CountryTax> taxes{{"DE", "DE MwSt 19%", 190}, {"AT", "AT USt 20%", 200},
                                             {"FR", "FR TVA 20%", 200},  {"NL", "NL BTW 21%", 210},
                                             {"RO", "RO TVA 21%", 210},  {"CH", "", 0}};
  return taxes;
}

}  // namespace kontor::app::demo
