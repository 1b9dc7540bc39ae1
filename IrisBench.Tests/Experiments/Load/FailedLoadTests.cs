using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Tests.Experiments.OwnSystem;

namespace IrisBench.Tests.Experiments.Load;

/// <summary>What becomes of a load of which one answer cannot be written down, as on a full disk.</summary>
public sealed class FailedLoadTests
{
    // A minute of it, if nothing ends it.
    private const int Planned = 6000;

    [Theory]
    [InlineData(LoadKind.Open)]
    [InlineData(LoadKind.Closed)]
    public async Task The_first_exception_ends_it_and_is_the_one_that_is_told(LoadKind kind)
    {
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("ok")));
        using var side = new OwnSide("- { name: ask, path: / }", server.Address);
        using var callers = new CallerPool();
        var load = new LoadDefinition { Kind = kind, RatePerSecond = 100, DurationSeconds = 60, Runs = Planned, Concurrency = 4 };
        var written = 0;

        var failure = await Assert.ThrowsAsync<IOException>(() => LoadRun.RunAsync(
            load,
            side.Caller(callers, _ =>
            {
                if (Interlocked.Increment(ref written) == 5)
                    throw new IOException("No space left on device");
            }),
            arrivalSeed: 1, trace: null, CancellationToken.None));

        Assert.Equal("No space left on device", failure.Message);
        Assert.InRange(server.Requests.Count, 5, Planned / 2);
    }
}
