#pragma once

#include <wx/button.h>
#include <wx/choice.h>

#include <memory>
#include <string>

#include "gui/presenters/company_form.h"
#include "gui/presenters/people_form.h"
#include "gui/presenters/places.h"
#include "gui/views/form_panel.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// The facts of the company.
class CompanyPage : public AreaPage {
 public:
  CompanyPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy);
  ~CompanyPage() override { DestroyChildren(); }  // they read m_form

  CompanyForm& form() { return m_form; }
  FormPanel* panel() const { return m_panel; }
  /// What a close of days leaves on paper; hidden while there is nothing.
  wxStaticText* sealed() const { return m_sealed; }
  wxButton* paper_button() const { return m_paper; }
  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void take_focus() override { m_panel->focus_first(); }
  void refresh() override { m_form.load(); }
  void book_changed() override { m_form.load(); }
  void set_dense(bool) override {}
  void remember() override {}
  bool unsaved() const override { return m_form.can_revert(); }
  std::vector<KeyHelp> keys() const override;

 private:
  void fill_entities();
  void show_close();

  Surroundings m_around;
  CompanyForm m_form;
  wxStaticText* m_entity_label = nullptr;
  wxChoice* m_entity = nullptr;
  FormPanel* m_panel = nullptr;
  wxStaticText* m_sealed = nullptr;
  wxButton* m_paper = nullptr;
};

/// What a page of a list with a form is called.
struct ThingNames {
  std::string id;       ///< "places"; the controls' ids begin with it
  std::string title;    ///< translated, as all that follow
  std::string reading;  ///< "Reading the places..."
  std::string add;      ///< "New place"
  std::string icon;     ///< of the empty list
  std::string nothing;  ///< what will be here
};

/// The list of such a page.
class ThingsList : public ListPage {
 public:
  ThingsList(wxWindow* parent, Surroundings around, BusyBar& busy, ThingNames names);
  ~ThingsList() override { DestroyChildren(); }
  /// Shows the list, and what is chosen of it in the form; both outlive the page.
  void begin(ThingsPresenter& list, ThingForm& form, bool dense);

  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void choose(const std::string& code);
  wxButton* add_button() const { return m_add; }
  /// One more thing to do with what is chosen, by its code.
  wxButton* add_tool(const std::string& id, const std::string& label,
                     std::function<void(const std::string& code)> act);
  /// A new thing is wanted.
  std::function<void()> on_new;

 private:
  void add_filters(const Language& t) override;
  void show_row(std::size_t row) override;
  StatePanel::Content empty_content() override;

  ThingNames m_things;
  ThingsPresenter* m_things_list = nullptr;
  ThingForm* m_form = nullptr;
  wxButton* m_add = nullptr;
};

/// A short list, and the form of what is chosen in it beside it.
template <class Presenter, class Form>
class ThingsPage : public AreaPage {
 public:
  ThingsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
             ThingNames names, bool dense);
  ~ThingsPage() override { DestroyChildren(); }  // they read the presenters

  Presenter& presenter() { return m_presenter; }
  Form& form() { return m_form; }
  ThingsList* things() const { return m_list; }
  FormPanel* panel() const { return m_panel; }

  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void take_focus() override { m_list->take_focus(); }
  void refresh() override { m_list->refresh(); }
  void book_changed() override { refresh(); }
  bool can_open() const override { return m_list->can_open(); }
  void open_chosen() override { m_panel->focus_first(); }
  bool copy() override { return m_list->copy(); }
  void set_dense(bool dense) override { m_list->set_dense(dense); }
  void remember() override { m_list->remember(); }
  bool unsaved() const override { return m_form.can_revert() || !m_form.left().empty(); }

 private:
  ThingsList* m_list;
  Presenter m_presenter;
  Form m_form;
  FormPanel* m_panel = nullptr;
};

using PlacesPage = ThingsPage<PlacesPresenter, PlaceForm>;
using EmployeesPage = ThingsPage<EmployeesPresenter, EmployeeForm>;
using RolesPage = ThingsPage<RolesPresenter, RoleForm>;
using SalesChannelsPage = ThingsPage<SalesChannelsPresenter, SalesChannelForm>;

}  // namespace kontor::gui
