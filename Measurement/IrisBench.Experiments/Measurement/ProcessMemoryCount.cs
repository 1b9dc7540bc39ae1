using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement;

/// <summary>How a source of processes of this machine counts their memory: what they have of their own, or resident sets where something
/// speaks against it, with a note that says what. Not for several threads at once.</summary>
internal sealed class ProcessMemoryCount
{
    private readonly FilePages _files = new();
    private readonly List<string> _notes = [];

    /// <summary>How; resident until it has settled.</summary>
    public MemoryKind Kind { get; private set; } = MemoryKind.Resident;

    public IReadOnlyList<string> Notes => _notes;

    /// <param name="whyResident">What speaks against their own memory; null for nothing.</param>
    public void Settle(string? whyResident)
    {
        Kind = MemoryKind.Own;
        if (whyResident is not null)
            TryCount(MemoryKind.Resident, whyResident);
    }

    /// <inheritdoc cref="IMeasurementSource.TryCount"/>
    public bool TryCount(MemoryKind kind, string reason)
    {
        if (kind == Kind)
            return true;
        if (kind != MemoryKind.Resident)
            return false;
        Kind = kind;
        if (reason.Length > 0)
            _notes.Add($"Memory is resident sets, in which a page that several processes share counts for each of them: {reason}.");
        return true;
    }

    /// <summary>A reading of resident sets, counted as it is to be.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="processes">Tells its processes, where it is asked.</param>
    /// <param name="isEdge">Whether a round begins or ends.</param>
    public Reading Of(Reading reading, Func<IReadOnlyCollection<int>> processes, bool isEdge)
        => Kind == MemoryKind.Resident ? reading : reading.Without(_files.Of(reading, processes(), isEdge));
}
