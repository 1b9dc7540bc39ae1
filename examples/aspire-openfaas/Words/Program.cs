// Where to listen, the gateway says in ASPNETCORE_URLS, which ASP.NET Core reads by itself.
var app = WebApplication.CreateSlimBuilder(args).Build();

// The gateway asks this until the process can take calls.
app.MapGet("/_/ready", () => Results.Ok());

app.MapPost("/", async (HttpRequest request) =>
{
    using var reader = new StreamReader(request.Body);
    var words = (await reader.ReadToEndAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    return Results.Text($"{words.Length} words, the longest is \"{words.MaxBy(word => word.Length)}\" (process {Environment.ProcessId})\n");
});

app.Run();
