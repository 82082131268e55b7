#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/offers_presenter.h"
#include "gui/views/form_dialog.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// What channels may sell, and the file that tells it to one: a tab of the channels.
class OffersPage : public ListPage {
 public:
  OffersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
             bool dense);
  ~OffersPage() override { DestroyChildren(); }  // they read m_presenter

  OffersPresenter& presenter() { return m_presenter; }
  wxButton* publish_button() const { return m_publish; }
  wxChoice* channel_choice() const { return m_channel; }
  AskDialog<ChannelSourcesForm>* sources_dialog() const { return m_sources; }
  AskDialog<ChannelBufferForm>* buffer_dialog() const { return m_buffer; }
  void ask_sources();
  void ask_buffer();

  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void book_changed() override { m_presenter.book_changed(); }
  void show_state() override;

 private:
  void add_filters(const Language& t) override;
  void add_acts(std::vector<RowAct>& acts) override;
  StatePanel::Content empty_content() override;
  void fill_filters() override;
  wxButton* add_act(const std::string& id, const std::string& label, std::function<void()> act,
                    Space before);
  void ask_file();
  void tell_published();

  std::shared_ptr<OpenBook> m_open;
  OffersPresenter m_presenter;
  wxChoice* m_channel = nullptr;
  wxChoice* m_form = nullptr;
  wxCheckBox* m_all = nullptr;
  wxStaticText* m_from = nullptr;
  wxButton* m_sources_button = nullptr;
  wxButton* m_buffer_button = nullptr;
  wxButton* m_publish = nullptr;
  std::vector<std::string> m_listed;  ///< codes of the channels as the filter has them
  bool m_told_stale = false;
  AskDialog<ChannelSourcesForm>* m_sources = nullptr;
  AskDialog<ChannelBufferForm>* m_buffer = nullptr;
};

}  // namespace kontor::gui
