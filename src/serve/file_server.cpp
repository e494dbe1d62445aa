#include "serve/file_server.hpp"

#include <microhttpd.h>
#include <pthread.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <ctime>
#include <optional>
#include <string_view>
#include <thread>

#include "base/error.hpp"
#include "serve/connections.hpp"
#include "serve/listener.hpp"
#include "serve/site.hpp"
#include "serve/text_worker.hpp"

namespace earbound {
namespace {

constexpr std::size_t connection_memory = std::size_t{16} * 1024;  // the headers of a request and of its answer
constexpr std::size_t kept_texts = std::size_t{32} << 20;
constexpr std::uint64_t most_content = std::uint64_t{64} * 1024;  // of a request; nothing is done with it
constexpr unsigned most_connections = 1000;
constexpr unsigned most_of_one_address = 100;  // a phone opens some ten at a time
constexpr unsigned silent_seconds = 30;        // after which a connection is closed
constexpr std::chrono::seconds request_time{30};

/// A request between its headers and the end of its answer.
struct Exchange {
  int socket = -1;
  std::uint64_t content = 0;  ///< bytes that came with it
  bool compress = true;       ///< a text may be compressed first
};

int socket_of(MHD_Connection* connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

std::string_view header(MHD_Connection* connection, const char* name) {
  const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
  return value != nullptr ? value : std::string_view();
}

Request request_of(MHD_Connection* connection, const char* target, const char* method) {
  return {method,
          target,
          header(connection, MHD_HTTP_HEADER_ACCEPT_ENCODING),
          header(connection, MHD_HTTP_HEADER_RANGE),
          {header(connection, MHD_HTTP_HEADER_IF_MATCH), header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH),
           header(connection, MHD_HTTP_HEADER_IF_MODIFIED_SINCE),
           header(connection, MHD_HTTP_HEADER_IF_UNMODIFIED_SINCE), header(connection, MHD_HTTP_HEADER_IF_RANGE)}};
}

struct DestroyResponse {
  void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};
using Response = std::unique_ptr<MHD_Response, DestroyResponse>;

void release_bytes(void* kept) { const std::unique_ptr<SharedBytes> ended(static_cast<SharedBytes*>(kept)); }

// One for each kind of content. What they return is null when there is no memory.

MHD_Response* response_of(std::string& page) {
  return MHD_create_response_from_buffer(page.size(), page.data(), MHD_RESPMEM_MUST_COPY);
}

MHD_Response* response_of(FilePart& part) {
  const ByteRange& bytes = part.bytes;
  MHD_Response* response = MHD_create_response_from_fd_at_offset64(bytes.length, part.file.get(), bytes.first);
  if (response != nullptr) part.file.release();  // it closes it
  return response;
}

MHD_Response* response_of(SharedBytes& bytes) {
  auto kept = std::make_unique<SharedBytes>(bytes);
  auto* data = const_cast<std::uint8_t*>(bytes->data());  // it does not write there
  MHD_Response* response =
      MHD_create_response_from_buffer_with_free_callback_cls(bytes->size(), data, release_bytes, kept.get());
  if (response != nullptr) static_cast<void>(kept.release());  // release_bytes() takes it back
  return response;
}

MHD_Result send(MHD_Connection* connection, Answer answer, bool close) {
  const Response response(std::visit([](auto& content) { return response_of(content); }, answer.content));
  if (!response) return MHD_NO;
  for (const auto& [name, value] : answer.headers)
    if (MHD_add_response_header(response.get(), name.c_str(), value.c_str()) == MHD_NO) return MHD_NO;
  if (close) MHD_add_response_header(response.get(), MHD_HTTP_HEADER_CONNECTION, "close");
  return MHD_queue_response(connection, answer.status, response.get());
}

/// Whether a request comes with content, or with more than is worth reading.
enum class Content { none, some, too_much };

Content content_of(MHD_Connection* connection) {
  if (!header(connection, MHD_HTTP_HEADER_TRANSFER_ENCODING).empty()) return Content::some;
  const std::string_view length = header(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
  if (length.find_first_not_of('0') == std::string_view::npos) return Content::none;
  constexpr std::size_t digits = 5;  // up to 99,999
  return length.size() > digits ? Content::too_much : Content::some;
}

/// As many connections as there are descriptors for, two each and some to spare.
unsigned connections_that_fit() {
  constexpr rlim_t spare = 64, wanted = 2 * rlim_t{most_connections} + spare;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return most_connections / 4;
  if (limit.rlim_cur < wanted) {
    limit.rlim_cur = std::min(limit.rlim_max, wanted);
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
  }
  return limit.rlim_cur >= wanted ? most_connections
                                  : static_cast<unsigned>(std::max<rlim_t>(limit.rlim_cur, 2 * spare) - spare) / 2;
}

/// Blocks all signals of this thread while it lives: the threads that are made meanwhile take none.
class WithoutSignals {
 public:
  WithoutSignals() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~WithoutSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  WithoutSignals(const WithoutSignals&) = delete;
  WithoutSignals& operator=(const WithoutSignals&) = delete;

 private:
  sigset_t before_{};
};

void say_nothing(void*, const char*, va_list) {}  // of what clients do wrong

/// The target is understood by the site, in the form in which it came.
std::size_t leave_escaped(void*, MHD_Connection*, char* text) { return std::string_view(text).size(); }

}  // namespace

struct FileServer::State {
  explicit State(const ServeOptions& options)
      : directory(options.directory), listener(listen_on(options.address, options.port)) {}

  ServedDirectory directory;
  Listener listener;
  Connections connections;
  TextStore texts{kept_texts};
  Site site{directory, texts};
  std::optional<TextWorker> worker;
  MHD_Daemon* daemon = nullptr;
  std::atomic<bool> stopping = false;

  void start();
  MHD_Result answer(MHD_Connection* connection, const char* target, const char* method, Exchange& exchange);
  MHD_Result handle(MHD_Connection* connection, const char* target, const char* method, std::size_t& size,
                    Exchange*& exchange);

  // As libmicrohttpd calls them: `self` is the state. Nothing may be thrown through it.

  static MHD_Result on_request(void* self, MHD_Connection* connection, const char* target, const char* method,
                               const char*, const char*, std::size_t* size, void** exchange) {
    Exchange* known = static_cast<Exchange*>(*exchange);
    MHD_Result result = MHD_NO;
    try {
      result = static_cast<State*>(self)->handle(connection, target, method, *size, known);
    } catch (const std::exception&) {  // the connection is closed
    }
    *exchange = known;
    return result;
  }
  static void on_completed(void* self, MHD_Connection*, void** exchange, MHD_RequestTerminationCode) {
    const std::unique_ptr<Exchange> ended(static_cast<Exchange*>(*exchange));
    *exchange = nullptr;
    if (ended) static_cast<State*>(self)->connections.answered(ended->socket);
  }
  static void on_connection(void* self, MHD_Connection* connection, void** socket,
                            MHD_ConnectionNotificationCode code) {
    Connections& connections = static_cast<State*>(self)->connections;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
      try {
        auto opened = std::make_unique<int>(socket_of(connection));
        connections.opened(*opened);
        *socket = opened.release();
      } catch (const std::exception&) {  // one that is not known is closed by libmicrohttpd's own time limit
      }
    } else if (const std::unique_ptr<int> closed(static_cast<int*>(*socket)); closed) {
      connections.closed(*closed);
    }
  }
};

void FileServer::State::start() {
  const WithoutSignals for_its_threads;
  worker.emplace(texts);
  const unsigned most = connections_that_fit();
  // Whoever asks from this computer may be a proxy that speaks for many.
  const unsigned of_one_address = listener.loopback ? most : std::min(most, most_of_one_address);
  const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 2U, 4U);
  daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, nullptr,
                            nullptr, on_request, this, MHD_OPTION_EXTERNAL_LOGGER, say_nothing, nullptr,
                            MHD_OPTION_LISTEN_SOCKET, listener.socket.get(), MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                            connection_memory, MHD_OPTION_CONNECTION_LIMIT, most, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
                            of_one_address, MHD_OPTION_CONNECTION_TIMEOUT, silent_seconds, MHD_OPTION_THREAD_POOL_SIZE,
                            threads, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped,
                            nullptr, MHD_OPTION_NOTIFY_COMPLETED, on_completed, this, MHD_OPTION_NOTIFY_CONNECTION,
                            on_connection, this, MHD_OPTION_END);
  if (daemon == nullptr) throw system_error("serve", directory.path());
}

/// Called first when the headers have come, then for each piece of content, then when all has come; and again then,
/// when a text had to be compressed.
MHD_Result FileServer::State::handle(MHD_Connection* connection, const char* target, const char* method,
                                     std::size_t& size, Exchange*& exchange) {
  if (exchange == nullptr) {
    exchange = std::make_unique<Exchange>(Exchange{socket_of(connection)}).release();  // until it has ended
    if (content_of(connection) != Content::too_much) return MHD_YES;
    connections.answering(exchange->socket);
    return send(connection, failure_answer(MHD_HTTP_CONTENT_TOO_LARGE), true);
  }
  if (size > 0) {
    exchange->content += size;
    size = 0;
    return exchange->content <= most_content ? MHD_YES : MHD_NO;
  }
  connections.answering(exchange->socket);
  return answer(connection, target, method, *exchange);
}

MHD_Result FileServer::State::answer(MHD_Connection* connection, const char* target, const char* method,
                                     Exchange& exchange) {
  const Request request = request_of(connection, target, method);
  auto answer = site.answer(request, std::time(nullptr), exchange.compress);
  if (auto* text = std::get_if<UncompressedText>(&answer)) {
    exchange.compress = false;  // whatever comes of it
    MHD_suspend_connection(connection);
    if (!worker->add(std::move(*text), [connection] { MHD_resume_connection(connection); }))
      MHD_resume_connection(connection);
    return MHD_YES;
  }
  return send(connection, std::move(std::get<Answer>(answer)), stopping);
}

FileServer::FileServer(const ServeOptions& options) : state_(std::make_unique<State>(options)) { state_->start(); }

FileServer::~FileServer() {
  state_->worker->stop();  // no connection may be suspended when the daemon ends
  stop_accepting();
  MHD_stop_daemon(state_->daemon);
}

const std::vector<std::string>& FileServer::addresses() const { return state_->listener.addresses; }

bool FileServer::loopback() const { return state_->listener.loopback; }

void FileServer::end_slow_requests() { state_->connections.end_waiting(request_time); }

void FileServer::stop_accepting() {
  if (state_->stopping.exchange(true)) return;
  MHD_quiesce_daemon(state_->daemon);
  state_->listener.socket.reset();
}

bool FileServer::idle() const { return !state_->connections.any_answering(); }

}  // namespace earbound
