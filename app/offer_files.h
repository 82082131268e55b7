#pragma once

#include "channels/offer_files.h"

namespace kontor::app {

// The window knows no channels; it asks here for the files that they take.
using channels::can_name;
using channels::make_offer_file;
using channels::name_of;
using channels::offer_form_named;
using channels::offer_form_of;
using channels::OfferForm;

}  // namespace kontor::app
