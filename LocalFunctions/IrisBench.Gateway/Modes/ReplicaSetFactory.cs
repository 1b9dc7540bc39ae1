using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Modes;

internal sealed class ReplicaSetFactory(ReplicaLauncher launcher, ILogger<ReplicaSet> logger)
{
    public ReplicaSet Create(Function function) => new(function, launcher, logger);
}
