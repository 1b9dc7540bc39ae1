using System.Collections.Concurrent;
using IrisBench.Gateway.Modes;
using IrisBench.Gateway.Processes;

namespace IrisBench.Gateway.Functions;

/// <summary>The deployed functions.</summary>
internal sealed class FunctionRegistry(ReplicaSetFactory replicaSets)
{
    private readonly ConcurrentDictionary<string, Function> _functions = new(StringComparer.Ordinal);

    public IReadOnlyList<Function> All => [.. _functions.Values.OrderBy(function => function.Name, StringComparer.Ordinal)];

    /// <summary>The accounts by function. They outlive a function, as a counter must not fall when it is deployed anew.</summary>
    public ConcurrentDictionary<string, ProcessLedger> Ledgers { get; } = new(StringComparer.Ordinal);

    /// <summary>Finds a function by its name, with or without the namespace.</summary>
    public Function? Find(string name) => _functions.GetValueOrDefault(FunctionName.WithoutNamespace(name));

    /// <summary>Takes the function in, which is still to begin; null when its name is taken.</summary>
    /// <exception cref="InvalidFunctionException">A label cannot be read.</exception>
    public Function? Add(FunctionSpecification specification)
    {
        var function = new Function(specification, Ledgers.GetOrAdd(specification.Name, _ => new ProcessLedger()), replicaSets.Create);
        return _functions.TryAdd(specification.Name, function) ? function : null;
    }

    /// <summary>Takes the function away; its requests in flight are answered before its processes end.</summary>
    public bool TryRemove(string name)
    {
        if (!_functions.TryRemove(FunctionName.WithoutNamespace(name), out var function))
        {
            return false;
        }

        function.Replicas.Close();
        return true;
    }
}
