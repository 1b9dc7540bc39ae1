using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Modes;

/// <summary>The replicas of a function: as many as are wanted by who manages it, and more or none by its load.</summary>
internal sealed class ReplicaSet
{
    private readonly Function _function;
    private readonly ReplicaPool _pool;
    private readonly ReplicaRequests _requests;
    private readonly ILogger _logger;

    public ReplicaSet(Function function, ReplicaLauncher launcher, ILogger logger)
    {
        (_function, _logger) = (function, logger);
        _pool = new ReplicaPool(function, launcher, logger);
        _requests = new ReplicaRequests(function, _pool);
    }

    /// <inheritdoc cref="ReplicaPool.Desired"/>
    public int Desired => _pool.Desired;

    /// <summary>Those that take requests.</summary>
    public int Ready
    {
        get
        {
            lock (_pool.Gate)
                return _pool.Replicas.Count(replica => replica.State == ReplicaState.Ready);
        }
    }

    /// <summary>Where those that take requests tell their metrics: ports on loopback.</summary>
    public IReadOnlyList<int> ManagementPorts
    {
        get
        {
            lock (_pool.Gate)
                return [.. _pool.Replicas.Where(replica => replica.State == ReplicaState.Ready).Select(replica => replica.ManagementPort)];
        }
    }

    /// <inheritdoc cref="ReplicaRequests.Load"/>
    public int Load => _requests.Load;

    /// <inheritdoc cref="ReplicaRequests.AcquireAsync"/>
    public Task<ReplicaLease> AcquireAsync(CancellationToken cancellationToken) => _requests.AcquireAsync(cancellationToken);

    /// <summary>Sets how many replicas are wanted.</summary>
    public void Scale(int replicas)
    {
        lock (_pool.Gate)
        {
            _pool.Baseline = replicas;
            _requests.Touch();
            _pool.Want(replicas);
        }
    }

    /// <summary>Adds replicas for the load, or takes them away again, never below what is wanted without it.</summary>
    public void ScaleForLoad(int replicas)
    {
        lock (_pool.Gate)
            _pool.Want(Math.Max(replicas, _pool.Baseline));
    }

    /// <summary>Ends all replicas if nobody has used one for that long.</summary>
    public void EndIfIdle(TimeSpan idle)
    {
        lock (_pool.Gate)
        {
            if (_pool.Desired == 0 || _requests.Idle < idle || _pool.Replicas.Any(replica => replica.State == ReplicaState.Starting))
                return;
            _pool.Baseline = 0;
            _pool.Want(0);
            _logger.LogInformation("{Function} was idle and is scaled to zero", _function.Name);
        }
    }

    /// <summary>Starts new replicas in place of all there are.</summary>
    public void Replace()
    {
        lock (_pool.Gate)
        {
            foreach (var replica in _pool.Replicas.Where(replica => replica.IsWanted).ToArray())
                ReplicaPool.Drain(replica);
            _pool.Reconcile(ColdStartKind.NewProcess);
        }
    }

    /// <summary>Ends for good.</summary>
    public void Close()
    {
        lock (_pool.Gate)
            _pool.Close();
    }
}
