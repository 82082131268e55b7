#pragma once

#include "channels/profile.h"

namespace kontor::channels {

// One function a profile, each in the file of its name. A further profile is a file, a line here
// and a line in profiles().
const Profile& shopify_products();
const Profile& shopify_inventory();
const Profile& shopify_orders();
const Profile& shopify_payments();
const Profile& shopify_payouts();
const Profile& shopify_customers();
const Profile& amazon_settlement();
const Profile& amazon_all_orders();
const Profile& amazon_fba_inventory();
const Profile& amazon_fba_returns();
const Profile& etsy_orders();
const Profile& etsy_items();
const Profile& square_items();
const Profile& square_transactions();
const Profile& woocommerce_products();
const Profile& opening_items();
const Profile& opening_balances();
const Profile& mapped();

}  // namespace kontor::channels
