using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Scaling;

/// <summary>
/// How many replicas the load of a function asks for: ceil(requests in flight / target), as OpenFaaS Pro's capacity
/// scaling counts. The mean of a second decides to add; only the largest of a cool-down of 30 s lets some go.
/// </summary>
internal sealed class LoadHistory
{
    private const int LooksASecond = 4;
    private const int CoolDownLooks = 30 * LooksASecond;

    private readonly Queue<int> _loads = new();

    public void Add(int load)
    {
        _loads.Enqueue(load);
        if (_loads.Count > CoolDownLooks)
        {
            _loads.Dequeue();
        }
    }

    /// <param name="limits">What the function's labels allow.</param>
    /// <param name="current">Replicas now.</param>
    public int Replicas(ScaleLimits limits, int current)
    {
        var up = For(_loads.TakeLast(LooksASecond).Average(), limits);
        if (up >= current)
        {
            return up;
        }

        var down = For(_loads.Max(), limits);
        return Math.Min(current, Math.Max(up, down));
    }

    private static int For(double load, ScaleLimits limits)
        => Math.Clamp((int)Math.Ceiling(load / limits.Target), limits.Minimum, limits.Maximum);
}
