#pragma once

#include "app/offer_files.h"
#include "gui/presenters/offer_files.h"

namespace kontor::gui {

/// The forms that the program knows.
class AppOfferFiles : public OfferFiles {
 public:
  std::vector<std::string> forms() const override {
    std::vector<std::string> names;
    for (const auto form : {app::OfferForm::shopify_inventory, app::OfferForm::amazon_quantity,
                            app::OfferForm::plain})
      names.emplace_back(app::name_of(form));
    return names;
  }
  std::string form_of(const std::string& profile) const override {
    const auto form = app::offer_form_of(profile);
    return form ? std::string(app::name_of(*form)) : std::string();
  }
  bool names(const std::string& form, const stock::ChannelOffer& offer) const override {
    return app::can_name(known(form), offer);
  }
  std::unique_ptr<stock::OfferSink> file(const std::string& form,
                                         const std::string& path) const override {
    return app::make_offer_file(known(form), path);
  }

 private:
  static app::OfferForm known(const std::string& form) {
    return app::offer_form_named(form).value_or(app::OfferForm::plain);
  }
};

}  // namespace kontor::gui
