using IrisBench.Tests.Function;

// A small function for the tests of the gateway. The body says what it is to do: see Behaviour.
if (args.Contains("--stdin"))
    return await StandardStreams.AnswerAsync();

var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
var app = builder.Build();
app.UseInstanceHeaders();
app.MapFunction();
app.Run();
return 0;
