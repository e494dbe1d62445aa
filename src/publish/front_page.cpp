#include "publish/front_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/clock_text.hpp"
#include "embedded/publish.hpp"
#include "publish/one_line.hpp"
#include "publish/web_text.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

std::string shown(const std::string& text) { return escape_markup(one_line(text)); }

/// As time elements want it: "PT1H2M3S".
std::string duration(Milliseconds length) {
  const std::int64_t seconds = length.count / 1000;
  return fmt::format("PT{}H{}M{}S", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string language_attribute(const std::string& language) {
  return language.empty() ? std::string() : fmt::format(" lang=\"{}\"", escape_markup(language));
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + shown(name);
  return all;
}

/// Its words stand beside it.
std::string cover_image(const std::string& path, const char* loading) {
  if (path.empty()) return {};
  return fmt::format("<img class=\"cover\" src=\"{}\" alt=\"\" width=\"600\" height=\"600\" loading=\"{}\">\n",
                     url_path(path), loading);
}

std::string entry(const FeedItem& item) {
  const std::string title = shown(item.title), attribute = language_attribute(item.language);
  const std::string page = item.page_path.empty() ? item.sound.path : item.page_path;
  std::string html = fmt::format(
      "<li class=\"work\" data-language=\"{}\" data-date=\"{}\">\n{}<h2{} dir=\"auto\"><a href=\"{}\">{}</a></h2>\n",
      escape_markup(item.language), escape_markup(item.date), cover_image(item.small_cover_path, "lazy"), attribute,
      url_path(page), title);
  html += "<p class=\"facts\">";
  if (!item.authors.empty()) html += fmt::format("<span dir=\"auto\">{}</span> · ", joined(item.authors));
  if (!item.date.empty()) html += fmt::format("<time datetime=\"{0}\">{0}</time> · ", escape_markup(item.date));
  html += fmt::format("<time datetime=\"{}\">{}</time></p>\n", duration(item.length), clock_text(item.length));
  if (!item.description.empty())
    html += fmt::format("<p{} dir=\"auto\">{}</p>\n", attribute, escape_markup(item_summary(item)));
  html += fmt::format(
      "<p><a class=\"play\" href=\"{}\">Play<span class=\"spoken\"> <span{} "
      "dir=\"auto\">{}</span></span></a></p>\n</li>\n",
      url_path(item.sound.path), attribute, title);
  return html;
}

/// A choice of languages where there are several, and of orders.
std::string choices(const std::vector<FeedItem>& items) {
  std::map<std::string, std::string> languages;  // by name
  for (const FeedItem& item : items)
    if (!item.language.empty()) languages.emplace(language_name(item.language), item.language);
  std::string html = "<form id=\"choices\" hidden>\n";
  if (languages.size() > 1) {
    html += "<label>Language <select id=\"language\"><option value=\"\">All</option>";
    for (const auto& [name, tag] : languages)
      html += fmt::format("<option value=\"{}\">{}</option>", escape_markup(tag), escape_markup(name));
    html += "</select></label>\n";
  }
  html +=
      "<label>Order <select id=\"order\"><option value=\"date\">Newest first</option><option value=\"title\">By "
      "title</option></select></label>\n";
  return html + "<p id=\"shown\" role=\"status\"></p>\n</form>\n";
}

std::string subscriptions(const FeedSettings& settings, const std::string& qr_code, bool has_feeds) {
  if (!has_feeds) return {};
  std::string html =
      "<section aria-labelledby=\"subscribe\">\n<h2 id=\"subscribe\">Subscribe</h2>\n<ul>\n"
      "<li><a href=\"feed.xml\">Podcast feed (RSS)</a></li>\n<li><a href=\"feed.json\">JSON Feed</a></li>\n"
      "<li><a href=\"opds.xml\">Catalogue for reading apps (OPDS)</a></li>\n</ul>\n";
  html += fmt::format("<p>Address for podcast apps: <code>{}feed.xml</code></p>\n", escape_markup(settings.base_url));
  if (!qr_code.empty())
    html += "<figure>\n" + qr_code +
            "\n<figcaption>Point the camera of a phone here to open this page on it.</figcaption>\n</figure>\n";
  return html + "</section>\n";
}

}  // namespace

std::string front_page(const FeedSettings& settings, std::vector<FeedItem> items, const std::string& cover_path,
                       const std::string& qr_code, bool has_feeds) {
  sort_items(items);
  const std::string title = settings.title.empty() ? "Library" : shown(settings.title);
  const std::string language = language_attribute(settings.language);
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' file:; style-src "
      "'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" "
      "content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<link rel=\"icon\" href=\"data:,\">\n",
      title);
  if (has_feeds)
    html +=
        "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"feed.xml\">\n"
        "<link rel=\"alternate\" type=\"application/feed+json\" href=\"feed.json\">\n";
  html +=
      "<link rel=\"stylesheet\" href=\"library.css\">\n<script src=\"library.js\" defer></script>\n</head>\n<body>\n";
  html += fmt::format("<header>\n{}<h1{} dir=\"auto\">{}</h1>\n", cover_image(cover_path, "eager"), language, title);
  if (!settings.description.empty())
    html += fmt::format("<p{} dir=\"auto\">{}</p>\n", language, shown(settings.description));
  html += "</header>\n<main>\n" + choices(items) + "<ol id=\"works\">\n";
  for (const FeedItem& item : items) html += entry(item);
  html += "</ol>\n" + subscriptions(settings, qr_code, has_feeds) + "</main>\n</body>\n</html>\n";
  return html;
}

std::string_view front_page_style() { return embedded::library_css; }
std::string_view front_page_script() { return embedded::library_js; }

}  // namespace earbound
