#pragma once

class wxDataViewCtrl;

namespace kontor::gui {

/// Keeps a mirrored list that stands at its beginning, which is its right edge, there while its
/// columns and its room change together: GTK 3.24 then keeps the distance from its left edge.
void keep_at_start(wxDataViewCtrl* list);

}  // namespace kontor::gui
