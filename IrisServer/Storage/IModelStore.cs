using IrisServer.Models;

namespace IrisServer.Storage;

/// <summary>
/// Immutable, numbered models. A version that was returned by <see cref="AddAsync"/> survives a restart and a kill.
/// </summary>
internal interface IModelStore
{
    /// <summary>Stores a model under the next version, starting at 1.</summary>
    Task<ModelMetadata> AddAsync(NewModel model, CancellationToken cancellationToken);

    /// <summary>Stores the default model as version 0, unless there is one already.</summary>
    Task AddDefaultAsync(NewModel model, CancellationToken cancellationToken);

    /// <summary>What is known of a version, or null when it does not exist.</summary>
    Task<ModelMetadata?> FindAsync(long version, CancellationToken cancellationToken);

    /// <summary>The newest version but the default one, or null when nothing was trained yet.</summary>
    Task<ModelMetadata?> FindLastTrainedAsync(CancellationToken cancellationToken);

    /// <summary>Copies the bytes of an existing version, a piece at a time, to a reader as slow as it likes.</summary>
    Task CopyContentAsync(ModelMetadata model, Stream destination, CancellationToken cancellationToken);

    /// <summary>At most <paramref name="limit"/> versions below <paramref name="before"/> (null: from the newest), newest first.</summary>
    Task<IReadOnlyList<ModelMetadata>> ListAsync(int limit, long? before, CancellationToken cancellationToken);
}
