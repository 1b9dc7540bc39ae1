using System.Diagnostics;
using System.Globalization;

namespace IrisBench.Tests;

/// <summary>What several tests share. No log of the tests has the time of its start, so it notes it where <c>.ci/run</c> looks.</summary>
public abstract class Fixture : IAsyncLifetime
{
    private static readonly string? Notes = Environment.GetEnvironmentVariable("IRISBENCH_TEST_SETUPS");
    private static readonly Lock Gate = new();

    public async Task InitializeAsync()
    {
        var started = Stopwatch.GetTimestamp();
        await StartAsync();
        if (Notes is null)
            return;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        lock (Gate)
            File.AppendAllText(Notes, string.Create(CultureInfo.InvariantCulture, $"{seconds,8:0.0} {GetType()}\n"));
    }

    public abstract Task DisposeAsync();

    protected abstract Task StartAsync();
}
