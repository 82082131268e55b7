#pragma once

#include <string>

#include "tests/contract/import_support.h"
#include "tests/contract/run_as.h"

namespace kontor::test {

/// Two companies with a shop, a channel and people each; what the second one has bears its marks.
class TwoShops {
 public:
  explicit TwoShops(const std::string& address) : shop(address) {
    write_files();
    shop.expect(0, {"book", "create", "--entity", "SHOP", "--country", "DE", "--currency", "EUR",
                    "--time-zone", "Europe/Berlin"});
    shop.expect(0, {"location", "add", "Lager", "--code", "LAGER"});
    shop.expect(0, {"channel", "add", "Web", "--code", "WEB"});
    shop.expect(0, {"entity", "add", "Zweite", "--code", "ZWEI", "--country", "DE", "--currency",
                    "EUR", "--time-zone", "Europe/Berlin"});
    shop.expect(0, {"location", "add", "Sud", "--code", "SUD", "--entity", "ZWEI"});
    shop.expect(0, {"channel", "add", "Fair", "--code", "FAIR", "--entity", "ZWEI"});
    shop.expect(0, {"import", "auto", (m_dir / "products.csv").string(), "--channel", "WEB"});
    for (const char* channel : {"WEB", "FAIR"})
      shop.expect(0, {"import", "auto", (m_dir / (std::string(channel) + ".csv")).string(),
                      "--channel", channel});
    shop.expect(0, {"role", "add", "All", "--code", "ALL", "--like", "owner"});
    for (const char* code : {"L", "W", "E"})
      shop.expect(0, {"employee", "add", std::string("Person ") + code, "--code", code});
    shop.expect(0, {"employee", "role", "L", "ALL", "--location", "LAGER"});
    shop.expect(0, {"employee", "role", "W", "ALL", "--channel", "WEB"});
    shop.expect(0, {"employee", "role", "E", "ALL", "--entity", "SHOP"});
    shop.expect(0, {"employee", "add", "Nora", "--code", "NORA", "--shops", "LAGER"});
    shop.expect(0, {"employee", "add", "Suse", "--code", "SUSE", "--shops", "SUD"});
    shop.expect(0, {"employee", "hours", "set", "NORA", "2026-03-02", "8", "--location", "LAGER"});
    shop.expect(0, {"employee", "hours", "set", "SUSE", "2026-03-02", "3.25", "--location", "SUD"});
    shop.expect(0, {"stock", "low", "set", "--sku", "LAMP-7", "--location", "SUD", "6543"});
  }

  ProgramRun as(char letter, const Arguments& act) const {
    Arguments words{"--lang", "en", "--output", "json"};
    for (std::string word : act) {
      if (const auto at = word.find("{dir}"); at != std::string::npos)
        word.replace(at, 5, m_dir.path().string());
      words.push_back(word);
    }
    words.insert(words.begin(), {"--book", shop.address()});
    return run_as(std::string(1, static_cast<char>(letter - 'a' + 'A')), words);
  }

  /// Writes a file beside the others; its path.
  std::string file(const std::string& name, const std::string& text) const {
    write_file(m_dir / name, text);
    return (m_dir / name).string();
  }
  /// A sale on a channel at a place, rung up by somebody whom the book does not know.
  void rung_up(const std::string& channel, const std::string& number, const std::string& place,
               const std::string& by) const {
    auto text = order(number, place, "10.00");
    text.insert(text.find('\n'), ",Employee");
    text.insert(text.size() - 1, "," + by);
    shop.expect(0, {"import", "auto", file("till.csv", text), "--channel", channel});
  }

  Shop shop;

 private:
  static std::string order(const std::string& number, const std::string& place,
                           const std::string& price) {
    return "Name,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Id,Currency,Subtotal,"
           "Shipping,Taxes,Total,Refunded Amount,Outstanding Balance,Cancelled at,Payment "
           "Method,Email,Location,Created at,Lineitem quantity,Lineitem name,Lineitem price,"
           "Lineitem sku,Lineitem fulfillment status\n" +
           number + ",paid,2026-03-02 10:00:00 +0100,fulfilled,2026-03-02 10:00:00 +0100,,EUR," +
           price + ",0.00,0.00," + price + ",0.00,0.00,,Shopify Payments,buyer@example.com," +
           place + ",2026-03-02 10:00:00 +0100,1,Lamp," + price + ",LAMP-7,fulfilled\n";
  }

  void write_files() {
    write_file(m_dir / "products.csv",
               "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory "
               "Tracker,Variant Price,Cost per item,Status\n"
               "lamp,Lamp,Nord,Title,Default Title,LAMP-7,shopify,20.00,7.77,active\n");
    write_file(m_dir / "WEB.csv", order("#1001", "Lager", "20.00"));
    write_file(m_dir / "FAIR.csv", order("#2002", "Sud", "33.33"));
    write_file(m_dir / "old.csv", "date,channel,net_sales\n2026-03-02,WEB,20.00\n");
  }

  TempDir m_dir;
};

inline std::string words_of_act(const Arguments& act) {
  std::string words;
  for (const auto& word : act) words += (words.empty() ? "" : " ") + word;
  return words;
}

}  // namespace kontor::test
