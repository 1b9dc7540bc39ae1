using System.Diagnostics;
using IrisBench.Tests.Workload;

// A small process for the tests of the host: it tells what it was given, and fails when told to.
if (args is ["fail", var exitCode])
    return int.Parse(exitCode);

var app = WebApplication.CreateBuilder(args).Build();
var health = new Health(app.Configuration);

app.MapGet("/environment", () => Environment.GetEnvironmentVariables());
app.MapGet("/arguments", () => args);
app.MapGet("/directory", () => Environment.CurrentDirectory);
app.MapGet("/process", () => Environment.ProcessId);
app.MapGet("/health", () => health.IsGood ? Results.Ok() : Results.StatusCode(503));
app.MapPost("/health/{good:bool}", (bool good) => health.Set(good));
app.MapPost("/log/{line}", (string line) => Console.Error.WriteLine(line));
app.MapPost("/exit/{code:int}", (int code) => Environment.Exit(code));
app.MapGet("/metrics", () => Results.Text(Metrics.Text, "text/plain"));
app.MapPost("/child", () => Process.Start("sleep", "600").Id);

app.Run();
return 0;
