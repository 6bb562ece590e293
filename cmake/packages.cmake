# Third-party libraries; each is linked only by the folder that uses it.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(LEPTONICA REQUIRED IMPORTED_TARGET lept)

# Poppler's private headers have no stable interface: the release is pinned.
pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler)
if(NOT POPPLER_VERSION MATCHES "^22\\.12\\.")
  message(FATAL_ERROR "Baku reads PDF through Poppler 22.12's private headers; found ${POPPLER_VERSION}")
endif()
