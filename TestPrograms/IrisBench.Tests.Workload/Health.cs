namespace IrisBench.Tests.Workload;

// Bad at first when the test wants to see others wait.
internal sealed class Health(IConfiguration configuration)
{
    public bool IsGood { get; private set; } = !configuration.GetValue("StartsUnhealthy", false);

    public void Set(bool good) => IsGood = good;
}
