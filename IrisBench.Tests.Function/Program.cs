using IrisBench.Tests.Function;

// A small function for the tests of the gateway. The body says what it is to do: see Behaviour.
if (args.Contains("--stdin"))
    return await StandardStreams.AnswerAsync();

var app = WebApplication.CreateSlimBuilder(args).Build();
app.UseInstanceHeaders();
app.MapFunction();
app.Run();
return 0;
