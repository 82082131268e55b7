#include "app/cli/page.h"

namespace kontor::cli {

namespace {

std::string path_of(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return (parent == nullptr ? std::string() : path_of(*parent) + " ") + app.get_name();
}

Page::Option page_option(const CLI::Option& option) {
  Page::Option shown;
  shown.help = option.get_description();
  shown.needed = option.get_required();
  const bool flag = option.get_items_expected_max() == 0;
  if (!flag) shown.value = option.get_type_name();
  if (option.get_positional()) {
    shown.name = option.get_name(true);
    if (option.get_items_expected_max() > 1) shown.name += "...";
    return shown;
  }
  if (!option.get_lnames().empty()) shown.name = "--" + option.get_lnames().front();
  if (!option.get_snames().empty()) shown.brief = "-" + option.get_snames().front();
  return shown;
}

}  // namespace

Page page_of(const CLI::App& app) {
  Page page;
  page.path = path_of(app);
  page.help = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    (option->get_positional() ? page.arguments : page.options).push_back(page_option(*option));
  }
  for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; })) {
    page.children.push_back({child->get_name(), child->get_description()});
  }
  const bool may_stand_alone = app.get_require_subcommand_min() == 0;
  page.usage = page.children.empty() ? "" : may_stand_alone ? "[COMMAND]" : "COMMAND";
  for (const auto& argument : page.arguments) {
    if (!page.usage.empty()) page.usage += ' ';
    page.usage += argument.needed ? argument.name : "[" + argument.name + "]";
  }
  page.usage += page.usage.empty() ? "[OPTION...]" : " [OPTION...]";
  return page;
}

std::vector<Page> all_pages(const CLI::App& app) {
  std::vector<Page> pages = {page_of(app)};
  for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; })) {
    for (Page& page : all_pages(*child)) pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace kontor::cli
