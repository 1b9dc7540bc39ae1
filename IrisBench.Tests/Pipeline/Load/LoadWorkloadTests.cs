using IrisBench.Pipeline.Load;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Tests.Pipeline.Load;

public class LoadWorkloadTests
{
    private static readonly LoadParameters Seeded = new(Iterations: 6, Size: 130, Seed: 42);

    [Theory]
    [InlineData(6)]
    [InlineData(1)]
    public async Task The_same_seed_gives_the_same_checksum_on_any_number_of_cores(int iterations)
    {
        var parameters = Seeded with { Iterations = iterations, Size = 300 };
        var one = await LoadWorkload.RunAsync(parameters, cores: 1, CancellationToken.None);
        foreach (var cores in new[] { 2, 3, 8 })
        {
            var several = await LoadWorkload.RunAsync(parameters, cores, CancellationToken.None);
            Assert.Equal(one with { ElapsedSeconds = several.ElapsedSeconds }, several);
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_checksum()
    {
        var one = await LoadWorkload.RunAsync(Seeded, CancellationToken.None);
        var other = await LoadWorkload.RunAsync(Seeded with { Seed = 43 }, CancellationToken.None);
        Assert.NotEqual(one.Checksum, other.Checksum);
    }

    [Fact]
    public async Task The_checksum_is_small_but_not_zero()
    {
        var answer = await LoadWorkload.RunAsync(Seeded, CancellationToken.None);
        Assert.InRange(answer.Checksum, 1e-14, 1e-5);
        Assert.True(answer.ElapsedSeconds > 0);
    }

    [Fact]
    public async Task A_drawn_seed_is_answered_and_repeats_the_run()
    {
        var drawn = await LoadWorkload.RunAsync(Seeded with { Seed = null }, CancellationToken.None);
        var repeated = await LoadWorkload.RunAsync(Seeded with { Seed = drawn.Seed }, CancellationToken.None);
        var other = await LoadWorkload.RunAsync(Seeded with { Seed = null }, CancellationToken.None);
        Assert.Equal(drawn.Checksum, repeated.Checksum);
        Assert.NotEqual(drawn.Seed, other.Seed);
    }

    [Theory]
    [InlineData(1, 1, 4)]
    [InlineData(20, 500, 10_000_000_000)]
    [InlineData(100_000, 2048, 3_435_973_836_800_000)]
    public void Operations_are_four_times_the_cube_of_the_size_an_iteration(int iterations, int size, long operations)
        => Assert.Equal(operations, LoadAnswer.CountOperations(iterations, size));

    [Fact]
    public async Task Cancelling_stops_a_run_of_hours()
    {
        using var cancellation = new CancellationTokenSource();
        var run = LoadWorkload.RunAsync(new LoadParameters(LoadParameters.MaxIterations, 500, 1), cancellation.Token);
        await Task.Delay(100);
        Assert.False(run.IsCompleted);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task A_typed_call_is_checked_too()
    {
        var failure = await Assert.ThrowsAsync<StepException>(
            () => LoadWorkload.RunAsync(new LoadParameters(1, LoadParameters.MaxSize + 1, 1), CancellationToken.None));
        Assert.Equal(StepFailure.InvalidInput, failure.Failure);
    }
}
