using IrisBench.Pipeline.Load;

namespace IrisBench.Tests.Pipeline.Load;

public class LoadPlanTests
{
    private const long Plenty = 1L << 40;

    [Theory]
    [InlineData(500, 2, 2, 1)]
    [InlineData(500, 8, 8, 1)]
    [InlineData(1, 8, 1, 8)]
    [InlineData(2, 8, 2, 4)]
    [InlineData(3, 8, 3, 3)]
    [InlineData(5, 1, 1, 1)]
    public void Every_core_has_work(int iterations, int cores, int workers, int coresPerWorker)
        => Assert.Equal(new LoadPlan(workers, coresPerWorker), LoadPlan.For(iterations, 500, cores, Plenty));

    [Fact]
    public void Little_memory_lets_cores_share_an_iteration()
    {
        var memory = 2 * 3 * LoadIteration.BytesOf(2048);
        Assert.Equal(new LoadPlan(Workers: 3, CoresPerWorker: 3), LoadPlan.For(500, 2048, 8, memory));
        Assert.Equal(new LoadPlan(Workers: 1, CoresPerWorker: 8), LoadPlan.For(500, 2048, 8, memoryBytes: 1));
    }

    [Fact]
    public void This_process_has_memory_for_an_iteration_on_each_core()
        => Assert.Equal(new LoadPlan(Workers: 4, CoresPerWorker: 1), LoadPlan.For(500, 10, 4));
}
