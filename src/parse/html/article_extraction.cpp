#include "parse/html/article_extraction.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

#include "parse/html/html_names.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace earbound::html {
namespace {

struct NameRule {
  std::string_view word, reason;
};

constexpr std::string_view navigation = "navigation of the page", notice = "a notice of the page",
                           comments = "comments of readers", next = "what to read next",
                           sharing = "buttons for sharing", advert = "advertising",
                           aside = "what stands beside the article", frame = "the head or the foot of the page",
                           outside = "outside of the article";

// Words that classes and identities are made of, as systems and themes in use name their parts.
constexpr std::array name_rules{
    NameRule{"nav", navigation},
    NameRule{"navbar", navigation},
    NameRule{"navigation", navigation},
    NameRule{"menu", navigation},
    NameRule{"breadcrumb", navigation},
    NameRule{"breadcrumbs", navigation},
    NameRule{"pagination", navigation},
    NameRule{"pager", navigation},
    NameRule{"toc", navigation},
    NameRule{"skip", navigation},
    NameRule{"toolbar", navigation},
    NameRule{"cookie", notice},
    NameRule{"cookies", notice},
    NameRule{"consent", notice},
    NameRule{"gdpr", notice},
    NameRule{"newsletter", notice},
    NameRule{"subscribe", notice},
    NameRule{"subscription", notice},
    NameRule{"signup", notice},
    NameRule{"paywall", notice},
    NameRule{"popup", notice},
    NameRule{"modal", notice},
    NameRule{"overlay", notice},
    NameRule{"login", notice},
    NameRule{"comment", comments},
    NameRule{"comments", comments},
    NameRule{"disqus", comments},
    NameRule{"respond", comments},
    NameRule{"related", next},
    NameRule{"recommended", next},
    NameRule{"recommendations", next},
    NameRule{"recirculation", next},
    NameRule{"trending", next},
    NameRule{"popular", next},
    NameRule{"readmore", next},
    NameRule{"morefrom", next},
    NameRule{"share", sharing},
    NameRule{"sharing", sharing},
    NameRule{"sharebar", sharing},
    NameRule{"social", sharing},
    NameRule{"addthis", sharing},
    NameRule{"sharedaddy", sharing},
    NameRule{"ad", advert},
    NameRule{"ads", advert},
    NameRule{"advert", advert},
    NameRule{"advertisement", advert},
    NameRule{"adslot", advert},
    NameRule{"sponsor", advert},
    NameRule{"sponsored", advert},
    NameRule{"promo", advert},
    NameRule{"outbrain", advert},
    NameRule{"taboola", advert},
    NameRule{"sidebar", aside},
    NameRule{"widget", aside},
    NameRule{"masthead", frame},
    NameRule{"footer", frame},
    NameRule{"copyright", frame},
};

struct RoleRule {
  std::string_view role, reason;
};

constexpr std::array role_rules{
    RoleRule{"navigation", navigation}, RoleRule{"banner", frame},       RoleRule{"contentinfo", frame},
    RoleRule{"complementary", aside},   RoleRule{"search", navigation},  RoleRule{"dialog", notice},
    RoleRule{"alertdialog", notice},    RoleRule{"menu", navigation},    RoleRule{"menubar", navigation},
    RoleRule{"toolbar", navigation},    RoleRule{"tablist", navigation},
};

/// What an element holds, gathered once for all.
struct Measure {
  std::size_t text = 0;        ///< bytes of text
  std::size_t linked = 0;      ///< of it within links
  std::size_t paragraphs = 0;  ///< bytes in paragraphs that are more than a line
  std::size_t likely = 0;      ///< of those, what nothing marks as something else than the article
};

class Extractor {
 public:
  explicit Extractor(const Node& body) : body_(body) {
    measure(body, false);
    weigh(body);
  }

  LeftOut run() {
    const Node* root = find_root();
    if (root != &body_) leave_out_around(body_, *root);
    prune(*root, *root);
    return std::move(left_out_);
  }

 private:
  Measure measure(const Node& node, bool in_link) {
    Measure sum;
    if (node.is_text()) {
      const std::size_t size = fold_space(node.text).size();
      return {size, in_link ? size : 0, 0, 0};
    }
    if (!reason_to_omit(node).empty()) return measures_[&node] = {};
    in_link = in_link || node.name == "a";
    for (const Node& child : node.children) {
      const Measure part = measure(child, in_link);
      sum.text += part.text;
      sum.linked += part.linked;
      sum.paragraphs += part.paragraphs;
    }
    constexpr std::size_t short_paragraph = 80;
    const bool paragraph = node.name == "p" || node.name == "blockquote" || node.name == "pre" || holds_bare_text(node);
    if (paragraph && sum.paragraphs == 0 && sum.text > short_paragraph && sum.linked * 2 < sum.text)
      sum.paragraphs = sum.text;
    return measures_[&node] = sum;
  }

  /// Once all paragraphs are measured: which of them are likely to be the article's.
  std::size_t weigh(const Node& node) {
    const auto measured = measures_.find(&node);
    if (measured == measures_.end() || is_marked_as_other(node)) return 0;
    std::size_t inner = 0;
    for (const Node& child : node.children) inner += weigh(child);
    // Of a paragraph all counts, which its children know nothing of.
    const std::size_t own = measured->second.paragraphs == measured->second.text ? measured->second.paragraphs : 0;
    return measured->second.likely = std::max(inner, own);
  }

  /// By its name or kind, unless it holds so much of the page that the name must mean something else.
  [[nodiscard]] bool is_marked_as_other(const Node& node) const {
    const std::string_view reason = reason_for(node);
    if (reason.empty()) return false;
    // Comments are often longer than what they are about.
    const std::size_t hundredths = reason == comments ? 97 : 40;
    return of(node).paragraphs * 100 <= of(body_).paragraphs * hundredths;
  }

  /// Text that stands in a <div> or a cell as in a paragraph.
  [[nodiscard]] bool holds_bare_text(const Node& node) const {
    if (node.name != "div" && node.name != "td" && node.name != "section" && node.name != "article") return false;
    std::size_t bare = 0;
    for (const Node& child : node.children)
      if (child.is_text())
        bare += fold_space(child.text).size();
      else if (is_inline(child))
        bare += of(child).text - of(child).linked;
    constexpr std::size_t enough = 40;
    return bare > enough;
  }

  [[nodiscard]] const Measure& of(const Node& node) const {
    static const Measure none;
    const auto found = measures_.find(&node);
    return found == measures_.end() ? none : found->second;
  }

  /// The smallest element that holds nearly all of the paragraphs of what seems to be the article.
  const Node* find_root() const {
    const std::size_t whole = of(body_).likely;
    if (whole == 0) return &body_;
    std::vector<const Node*> mains, articles;
    gather(body_, mains, articles);
    const Node* root = &body_;
    if (const Node* main = heaviest(mains); main != nullptr && of(*main).likely * 3 >= whole) root = main;
    // One article is the page's; several are a list of them, or it with what to read next.
    if (const Node* article = heaviest(articles); article != nullptr) {
      const std::size_t all = of(*root).likely;
      const bool most = of(*article).likely * 10 >= all * 6;
      if (most) root = article;
    }
    return descend(*root);
  }

  void gather(const Node& node, std::vector<const Node*>& mains, std::vector<const Node*>& articles) const {
    if (node.name == "main" || is_marked(node, "main", "")) mains.push_back(&node);
    const bool article =
        node.name == "article" || is_marked(node, "article", "") || node.attribute("itemprop") == "articleBody";
    if (article) articles.push_back(&node);
    for (const Node& child : node.children)
      if (!child.is_text()) gather(child, mains, articles);
  }

  [[nodiscard]] const Node* heaviest(const std::vector<const Node*>& nodes) const {
    const Node* best = nullptr;
    for (const Node* node : nodes)
      if (best == nullptr || of(*node).likely > of(*best).likely) best = node;
    return best;
  }

  /// Goes down as long as one child holds nearly everything.
  [[nodiscard]] const Node* descend(const Node& from) const {
    const Node* node = &from;
    for (;;) {
      const Node* heavy = nullptr;
      for (const Node& child : node->children)
        if (!child.is_text() && of(*node).likely > 0 && of(child).likely * 100 >= of(*node).likely * 92) heavy = &child;
      const bool block =
          heavy != nullptr && (heavy->name == "div" || heavy->name == "section" || heavy->name == "main" ||
                               heavy->name == "article" || heavy->name == "table" || heavy->name == "tbody" ||
                               heavy->name == "tr" || heavy->name == "td" || heavy->name == "center");
      if (!block) return node;
      node = heavy;
    }
  }

  /// All on the way down to the root that is not the root, but for the heading of the whole.
  void leave_out_around(const Node& node, const Node& root) {
    for (const Node& child : node.children) {
      if (&child == &root) continue;
      if (child.is_text()) continue;
      if (holds(child, root)) {
        leave_out_around(child, root);
      } else if (!leads_in(child, root)) {
        left_out_.emplace(&child, reason_for(child).empty() ? outside : reason_for(child));
      }
    }
  }

  static bool holds(const Node& node, const Node& wanted) {
    if (&node == &wanted) return true;
    return std::any_of(node.children.begin(), node.children.end(),
                       [&](const Node& child) { return holds(child, wanted); });
  }

  static bool holds_heading(const Node& node) {
    if (heading_level(node) == 1) return true;
    return std::any_of(node.children.begin(), node.children.end(), holds_heading);
  }

  /// The heading of the article where it stands in front of the article's text, or a paragraph beside that text.
  [[nodiscard]] bool leads_in(const Node& node, const Node& root) const {
    if (is_marked_as_other(node)) return false;
    const bool heading = !holds_heading(root) && holds_heading(node) && of(node).linked * 3 < of(node).text + 60;
    const bool text = of(node).paragraphs > 0 && of(node).linked * 4 < of(node).text && in_same_column(node, root);
    return heading || text;
  }

  /// Text of weight that is not marked as anything else belongs to the article.
  [[nodiscard]] bool in_same_column(const Node& node, const Node& root) const {
    return of(node).paragraphs * 5 >= of(root).paragraphs || node.name == "p";
  }

  void prune(const Node& node, const Node& root) {
    for (const Node& child : node.children) {
      if (child.is_text()) continue;
      const std::string_view reason = reason_for(child);
      if (!reason.empty() && !is_weighty(child, root, reason)) {
        left_out_.emplace(&child, reason);
      } else if (is_link_list(child)) {
        left_out_.emplace(&child, navigation);
      } else {
        prune(child, root);
      }
    }
  }

  /// What holds a good part of the article's paragraphs is the article, whatever it is called.
  [[nodiscard]] bool is_weighty(const Node& node, const Node& root, std::string_view reason) const {
    if (reason == comments) return !is_marked_as_other(node);
    const bool sure = node.name == "nav" || reason == notice || reason == next || reason == sharing || reason == advert;
    if (node.name != "nav" && of(node).text * 10 > of(root).text * 6) return true;
    if (sure) return of(node).paragraphs * 2 > of(root).paragraphs;
    return of(node).paragraphs * 4 > of(root).paragraphs || (holds_heading(node) && node.name == "header");
  }

  /// Three links or more and hardly anything else, in a block of their own.
  [[nodiscard]] bool is_link_list(const Node& node) const {
    if (node.name != "ul" && node.name != "ol" && node.name != "div" && node.name != "section") return false;
    const Measure& what = of(node);
    if (what.text == 0 || what.paragraphs > 0 || what.linked * 10 < what.text * 9) return false;
    return links(node) >= 3 && in_navigation_style(node);
  }

  static std::size_t links(const Node& node) {
    std::size_t count = static_cast<std::size_t>(node.name == "a");
    for (const Node& child : node.children) count += links(child);
    return count;
  }

  /// Short labels, as menus have them; a list of sources has long ones.
  [[nodiscard]] bool in_navigation_style(const Node& node) const {
    constexpr std::size_t short_label = 25;
    return of(node).text < links(node) * short_label;
  }

  [[nodiscard]] std::string_view reason_for(const Node& node) const {
    if (node.name == "nav") return navigation;
    if (node.name == "aside" && !is_marked(node, "doc-footnote", "footnote") && !is_marked(node, "note", ""))
      return aside;
    if (node.name == "form") return "a control of the page";
    if (node.name == "footer" && of(node).paragraphs == 0) return frame;
    for (const RoleRule& rule : role_rules)
      if (is_marked(node, rule.role, "")) return rule.reason;
    const bool container = node.name == "div" || node.name == "section" || node.name == "ul" || node.name == "ol" ||
                           node.name == "footer" || node.name == "header" || node.name == "p" || node.name == "span" ||
                           node.name == "table" || node.name == "td";
    if (!container) return {};
    for (const char* attribute : {"class", "id"})
      if (const std::string_view reason = reason_by_name(node.attribute(attribute)); !reason.empty()) return reason;
    return {};
  }

  /// By the words of a name: "site-nav__list" has the words site, nav and list; "readMore" read and more.
  static std::string_view reason_by_name(std::string_view names) {
    std::string word;
    const auto look = [&]() -> std::string_view {
      for (const NameRule& rule : name_rules)
        if (word == rule.word) return rule.reason;
      return {};
    };
    for (std::size_t i = 0; i <= names.size(); ++i) {
      const char c = i < names.size() ? names[i] : ' ';
      const bool capital = is_ascii_capital(c);
      if (!is_ascii_letter(c) || (capital && !word.empty() && is_ascii_small(names[i - 1]))) {
        if (const std::string_view reason = look(); !reason.empty()) return reason;
        word.clear();
      }
      if (is_ascii_letter(c)) word += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return {};
  }

  const Node& body_;
  std::map<const Node*, Measure> measures_;
  LeftOut left_out_;
};

}  // namespace

LeftOut outside_of_article(const Node& body) { return Extractor(body).run(); }

}  // namespace earbound::html
