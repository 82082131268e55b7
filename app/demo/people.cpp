#include "app/demo/people.h"

#include <fmt/format.h>

#include <set>

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

NameSet western_names() {
  return {{{"Anna", "anna"},
           {"Jörg", "joerg"},
           {"Käthe", "kaethe"},
           {"Émile", "emile"},
           {"Léa", "lea"},
           {"François", "francois"},
           {"Ștefan", "stefan"},
           {"Ioana", "ioana"},
           {"Mădălina", "madalina"},
           {"Lukas", "lukas"},
           {"Sofie", "sofie"},
           {"Mehmet", "mehmet"}},
          {{"Schäfer", "schaefer"},
           {"Müller", "mueller"},
           {"Köhler", "koehler"},
           {"Weiß", "weiss"},
           {"Lefèvre", "lefevre"},
           {"Dupont", "dupont"},
           {"Țurcanu", "turcanu"},
           {"Popescu", "popescu"},
           {"van Dijk", "vandijk"},
           {"Nowak", "nowak"},
           {"Yılmaz", "yilmaz"},
           {"Brandt", "brandt"}}};
}

NameSet arabic_names() {
  return {{{"ليلى", "layla"},
           {"يوسف", "yousef"},
           {"مريم", "maryam"},
           {"عمر", "omar"},
           {"سلمى", "salma"},
           {"خالد", "khaled"}},
          {{"حداد", "haddad"},
           {"الخطيب", "alkhatib"},
           {"منصور", "mansour"},
           {"النجار", "alnajjar"},
           {"درويش", "darwish"}}};
}

NameSet chinese_names() {
  return {{{"伟", "wei"}, {"芳", "fang"}, {"静怡", "jingyi"}, {"明", "ming"}, {"小红", "xiaohong"}},
          {{"王", "wang"}, {"李", "li"}, {"张", "zhang"}, {"陈", "chen"}, {"刘", "liu"}},
          true,
          ""};
}

NameSet japanese_names() {
  return {{{"花子", "hanako"},
           {"健", "ken"},
           {"さくら", "sakura"},
           {"翔太", "shota"},
           {"美咲", "misaki"},
           {"大輔", "daisuke"},
           {"陽子", "yoko"},
           {"直樹", "naoki"}},
          {{"佐藤", "sato"},
           {"鈴木", "suzuki"},
           {"高橋", "takahashi"},
           {"田中", "tanaka"},
           {"渡辺", "watanabe"},
           {"山本", "yamamoto"},
           {"中村", "nakamura"},
           {"小林", "kobayashi"}},
          true,
          " "};
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
  explicit BuyerMaker(Random& random) : m_random(random) {}

  Buyer make(const NameSet& names, const Town& town) {
    const NamePart& given = m_random.one_of(names.given);
    const NamePart& family = m_random.one_of(names.family);
    Buyer b;
    b.name = names.family_first ? family.text + names.between + given.text
                                : given.text + names.between + family.text;
    std::string local = given.latin + "." + family.latin;
    for (int i = 2; !m_used.insert(local).second; ++i)
      local = fmt::format("{}.{}{}", given.latin, family.latin, i);
    b.email = local + "@example.com";
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
  std::set<std::string> m_used;
};

}  // namespace

std::vector<Buyer> berlin_buyers(Random& random) {
  constexpr int count = 210;
  const std::vector<NameSet> names{western_names(), arabic_names(), chinese_names(),
                                   japanese_names()};
  const std::vector<std::int64_t> shares{70, 15, 9, 6};
  const auto home = german_towns();
  const auto abroad = foreign_towns();
  BuyerMaker maker(random);
  std::vector<Buyer> buyers;
  for (int i = 0; i < count; ++i) {
    const Town& town = random.chance(74) ? random.one_of(home) : random.one_of(abroad);
    buyers.push_back(maker.make(names[random.weighted(shares)], town));
  }
  return buyers;
}

std::vector<Buyer> kyoto_buyers(Random& random) {
  constexpr int count = 80;
  const std::vector<NameSet> names{japanese_names(), chinese_names(), western_names(),
                                   arabic_names()};
  const std::vector<std::int64_t> shares{78, 10, 9, 3};
  const auto towns = japanese_towns();
  BuyerMaker maker(random);
  std::vector<Buyer> buyers;
  for (int i = 0; i < count; ++i)
    buyers.push_back(maker.make(names[random.weighted(shares)], random.one_of(towns)));
  return buyers;
}

const std::vector<CountryTax>& european_taxes() {
  static const std::vector<CountryTax> taxes{{"DE", "DE MwSt 19%", 190}, {"AT", "AT USt 20%", 200},
                                             {"FR", "FR TVA 20%", 200},  {"NL", "NL BTW 21%", 210},
                                             {"RO", "RO TVA 21%", 210},  {"CH", "", 0}};
  return taxes;
}

}  // namespace kontor::app::demo
