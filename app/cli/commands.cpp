#include "app/cli/commands.h"

#include "app/cli/help.h"
#include "i18n/mark.h"

namespace kontor::cli {

void add_man(Tree& tree) {
  tree.command("man", KONTOR_TEXT("Print the man page")).open_to_all().does([&tree] {
    Console& console = tree.session().console();
    console.out().write(man_page(console, tree.app()));
    return Status::done;
  });
}

void add_completion(Tree& tree) {
  const auto shell = std::make_shared<std::string>();
  auto command = tree.command("completion", KONTOR_TEXT("Print a completion script for a shell"));
  command.argument("SHELL", *shell, KONTOR_TEXT("bash, zsh or fish"));
  command.open_to_all();
  command.does([&tree, shell] {
    Console& console = tree.session().console();
    if (*shell != "bash" && *shell != "zsh" && *shell != "fish") {
      throw WrongUsage(console.text("{option} takes one of these: {words}.",
                                    {{"option", "SHELL"}, {"words", "bash, zsh, fish"}}));
    }
    console.out().write(completion_script(tree.app(), *shell));
    return Status::done;
  });
}

void add_commands(Tree& tree) {
  add_book(tree);
  add_setup(tree);
  add_entity(tree);
  add_consign(tree);
  add_location(tree);
  add_channel(tree);
  add_rate(tree);
  add_account(tree);
  add_period(tree);
  add_import(tree);
  add_batch(tree);
  add_profiles(tree);
  add_product(tree);
  add_price_list(tree);
  add_price(tree);
  add_promotion(tree);
  add_coupon(tree);
  add_stock(tree);
  add_transfer(tree);
  add_count(tree);
  add_supplier(tree);
  add_purchase(tree);
  add_replenish(tree);
  add_order(tree);
  add_customer(tree);
  add_employee(tree);
  add_role(tree);
  add_device(tree);
  add_token(tree);
  add_payout(tree);
  add_ledger(tree);
  add_report(tree);
  add_audit(tree);
  add_demo(tree);
  add_man(tree);
  add_completion(tree);
}

}  // namespace kontor::cli
