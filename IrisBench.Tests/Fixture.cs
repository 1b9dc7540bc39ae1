using System.Diagnostics;
using System.Globalization;

namespace IrisBench.Tests;

/// <summary>What several tests share. How long its start takes is in no log of the tests, so it notes it where <c>.ci/run</c> looks.</summary>
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
        lock (Gate)
            File.AppendAllText(
                Notes, string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds,8:0.0} {GetType()}\n"));
    }

    public abstract Task DisposeAsync();

    protected abstract Task StartAsync();
}
