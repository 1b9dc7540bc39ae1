using System.Text.Encodings.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddServiceDiscovery();
// Service discovery knows where "functions" is: Aspire tells it in the environment.
builder.Services.AddHttpClient("functions", client => client.BaseAddress = new Uri("http://functions/function/")).AddServiceDiscovery();

var app = builder.Build();
app.MapGet("/", async (string? text, IHttpClientFactory clients, CancellationToken cancellationToken) =>
{
    text ??= "functions of your own";
    using var functions = clients.CreateClient("functions");
    var words = await CallAsync("words");
    var hello = await CallAsync("hello");
    return Results.Content($"""
        <!doctype html>
        <html lang="en">
        <title>Two functions</title>
        <form><input name="text" size="60" value="{HtmlEncoder.Default.Encode(text)}"> <button>Call</button></form>
        <h2>words, in C#</h2>
        <pre>{HtmlEncoder.Default.Encode(words)}</pre>
        <h2>hello, in Python</h2>
        <pre>{HtmlEncoder.Default.Encode(hello)}</pre>
        </html>
        """, "text/html; charset=utf-8");

    async Task<string> CallAsync(string function)
    {
        using var answer = await functions.PostAsync(function, new StringContent(text), cancellationToken);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
    }
});

app.Run();
