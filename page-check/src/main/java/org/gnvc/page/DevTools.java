package org.gnvc.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The DevTools protocol: calls with answers, and events, as JSON over one web socket. A session is
 * a tab; the browser itself is the empty session.
 */
final class DevTools implements WebSocket.Listener, AutoCloseable {

  private static final int SECONDS = 60;

  private final Map<Integer, CompletableFuture<JsonObject>> calls = new ConcurrentHashMap<>();
  private final List<JsonObject> events = new ArrayList<>();
  private final StringBuilder message = new StringBuilder();
  private WebSocket socket;
  private int count;

  private DevTools() {}

  static DevTools connect(URI address) throws IOException {
    DevTools tools = new DevTools();
    try {
      tools.socket =
          HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, tools).join();
    } catch (CompletionException e) {
      throw new IOException("the browser does not answer", e);
    }
    return tools;
  }

  /**
   * Calls a method and waits for its result.
   *
   * @throws IllegalStateException if the browser answers with an error
   */
  JsonObject call(String session, String method, JsonObject parameters) {
    int id = ++count;
    JsonObject request = new JsonObject();
    request.addProperty("id", id);
    request.addProperty("method", method);
    request.add("params", parameters);
    if (!session.isEmpty()) {
      request.addProperty("sessionId", session);
    }
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    calls.put(id, answer);
    socket.sendText(request.toString(), true).join();
    JsonObject got = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (got.has("error")) {
      throw new IllegalStateException(method + ": " + got.get("error"));
    }
    return got.getAsJsonObject("result");
  }

  /** The events of a session so far. */
  synchronized List<JsonObject> events(String session) {
    return events.stream().filter(event -> isOf(event, session)).toList();
  }

  /** Waits for an event, unless it came already. */
  synchronized void await(String session, String method) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (events(session).stream().noneMatch(e -> e.get("method").getAsString().equals(method))) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new IllegalStateException("no " + method + " within " + SECONDS + " s");
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      JsonObject whole = JsonParser.parseString(message.toString()).getAsJsonObject();
      message.setLength(0);
      take(whole);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void take(JsonObject whole) {
    JsonElement id = whole.get("id");
    if (id != null) {
      calls.remove(id.getAsInt()).complete(whole);
      return;
    }
    synchronized (this) {
      events.add(whole);
      notifyAll();
    }
  }

  private static boolean isOf(JsonObject event, String session) {
    return event.has("sessionId") && event.get("sessionId").getAsString().equals(session);
  }
}
