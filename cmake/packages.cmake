# Every library that Kontor may link, found once. installer/packages.txt names the packages.
find_package(PkgConfig REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(fmt REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS locale)
find_package(SOCI 4.0 REQUIRED COMPONENTS PostgreSQL SQLite3)
find_package(PostgreSQL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Poco REQUIRED COMPONENTS Foundation Util)
find_package(PhoneNumber REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Gettext REQUIRED)
pkg_check_modules(nlopt REQUIRED IMPORTED_TARGET nlopt)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo cairo-pdf)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
# zint has no file of pkg-config.
find_path(ZINT_INCLUDE_DIR zint.h REQUIRED)
find_library(ZINT_LIBRARY zint REQUIRED)
add_library(kontor_zint INTERFACE)
target_include_directories(kontor_zint SYSTEM INTERFACE "${ZINT_INCLUDE_DIR}")
target_link_libraries(kontor_zint INTERFACE "${ZINT_LIBRARY}")
pkg_check_modules(gtk3 REQUIRED IMPORTED_TARGET gtk+-3.0 fontconfig)

# FindwxWidgets of CMake 3.25 gives variables only: wrap them once.
find_package(wxWidgets 3.2 REQUIRED COMPONENTS core base)
add_library(kontor_wx INTERFACE)
target_include_directories(kontor_wx SYSTEM INTERFACE ${wxWidgets_INCLUDE_DIRS})
# The second definition forbids the conversions that depend on the process locale.
target_compile_definitions(kontor_wx INTERFACE ${wxWidgets_DEFINITIONS}
  wxNO_UNSAFE_WXSTRING_CONV=1)
target_compile_options(kontor_wx INTERFACE ${wxWidgets_CXX_FLAGS})
target_link_libraries(kontor_wx INTERFACE ${wxWidgets_LIBRARIES})
