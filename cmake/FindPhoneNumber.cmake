# libphonenumber comes without a package file of its own: PhoneNumber::phonenumber.
find_path(PhoneNumber_INCLUDE_DIR phonenumbers/phonenumberutil.h)
find_library(PhoneNumber_LIBRARY phonenumber)
find_library(PhoneNumber_PROTOBUF protobuf-lite)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PhoneNumber
  REQUIRED_VARS PhoneNumber_LIBRARY PhoneNumber_PROTOBUF PhoneNumber_INCLUDE_DIR)
if(PhoneNumber_FOUND AND NOT TARGET PhoneNumber::phonenumber)
  add_library(PhoneNumber::phonenumber INTERFACE IMPORTED)
  target_include_directories(PhoneNumber::phonenumber SYSTEM INTERFACE
    "${PhoneNumber_INCLUDE_DIR}")
  # Its header uses the messages of the light protobuf.
  target_link_libraries(PhoneNumber::phonenumber INTERFACE "${PhoneNumber_LIBRARY}"
    "${PhoneNumber_PROTOBUF}")
endif()
