using System.Diagnostics.CodeAnalysis;

namespace IrisBench.Hosting.Embedded.Dashboard;

// Somebody who looks at the samples. Holds the last one until it is taken.
internal sealed class UsageWatch(Action wake, Action<UsageWatch> leave) : IDisposable
{
    private UsageSample? _sample;

    public void Put(UsageSample sample)
    {
        Volatile.Write(ref _sample, sample);
        wake();
    }

    public bool TryTake([NotNullWhen(true)] out UsageSample? sample) => (sample = Interlocked.Exchange(ref _sample, null)) is not null;

    public void Dispose() => leave(this);
}
