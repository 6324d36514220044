package org.gnvc.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A page that is open in the browser. For one thread at a time. */
public final class BrowserPage {

  private final DevTools tools;
  private final String session;

  BrowserPage(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
  }

  /** Scroll bars are hidden, as on phones: they would be part of the width. */
  void load(URI address, int width, int height) {
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", new JsonObject());
    }
    JsonObject hidden = new JsonObject();
    hidden.addProperty("hidden", true);
    call("Emulation.setScrollbarsHidden", hidden);
    resize(width, height);
    JsonObject target = new JsonObject();
    target.addProperty("url", address.toString());
    JsonObject answer = call("Page.navigate", target);
    if (answer.has("errorText")) {
      throw new IllegalStateException(address + ": " + answer.get("errorText"));
    }
    tools.await(session, "Page.loadEventFired");
  }

  /** Changes the size of the view, in CSS pixels. */
  public void resize(int width, int height) {
    JsonObject size = new JsonObject();
    size.addProperty("width", width);
    size.addProperty("height", height);
    size.addProperty("deviceScaleFactor", 1);
    size.addProperty("mobile", false);
    call("Emulation.setDeviceMetricsOverride", size);
  }

  /** Asks the page for its dark or its light colours. */
  public void dark(boolean dark) {
    JsonObject scheme = new JsonObject();
    scheme.addProperty("name", "prefers-color-scheme");
    scheme.addProperty("value", dark ? "dark" : "light");
    JsonArray features = new JsonArray();
    features.add(scheme);
    JsonObject media = new JsonObject();
    media.add("features", features);
    call("Emulation.setEmulatedMedia", media);
  }

  /**
   * The value of a JavaScript expression, awaited if it is a promise.
   *
   * @throws IllegalStateException if the expression throws
   */
  public JsonElement evaluate(String expression) {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("expression", expression);
    parameters.addProperty("returnByValue", true);
    parameters.addProperty("awaitPromise", true);
    JsonObject answer = call("Runtime.evaluate", parameters);
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.getAsJsonObject("result").get("value");
  }

  /** Whether the page is wider than its view, so that it must be scrolled sideways. */
  public boolean overflows() {
    return evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        .getAsBoolean();
  }

  /**
   * What went wrong since the page was opened, one line each: exceptions, errors and warnings of
   * the console, and everything that was asked of the network.
   */
  public List<String> problems() {
    return tools.events(session).stream()
        .filter(BrowserPage::isProblem)
        .map(JsonObject::toString)
        .toList();
  }

  /** Writes the whole page as a PNG. */
  public void screenshot(Path file) throws IOException {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("captureBeyondViewport", true);
    String data = call("Page.captureScreenshot", parameters).get("data").getAsString();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }

  private JsonObject call(String method, JsonObject parameters) {
    return tools.call(session, method, parameters);
  }

  private static boolean isProblem(JsonObject event) {
    JsonObject parameters = event.getAsJsonObject("params");
    return switch (event.get("method").getAsString()) {
      case "Runtime.exceptionThrown", "Network.loadingFailed" -> true;
      case "Runtime.consoleAPICalled" ->
          List.of("error", "warning", "assert").contains(parameters.get("type").getAsString());
      case "Log.entryAdded" ->
          List.of("error", "warning")
              .contains(parameters.getAsJsonObject("entry").get("level").getAsString());
      case "Network.requestWillBeSent" -> {
        String address = parameters.getAsJsonObject("request").get("url").getAsString();
        yield !address.startsWith("file:") && !address.startsWith("data:");
      }
      default -> false;
    };
  }
}
