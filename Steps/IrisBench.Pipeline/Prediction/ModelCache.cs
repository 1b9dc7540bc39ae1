using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Models;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Prediction;

/// <summary>
/// Asks iris-server for the model at every prediction and keeps the loaded copy for as long as the server answers
/// that it has not changed (304). Losing the copy loses nothing: the function stays stateless.
/// </summary>
public sealed class ModelCache(StepParts parts)
{
    // default, custom and a few versions: more than a caller alternates between.
    private const int Capacity = 8;

    private readonly Dictionary<string, CachedModel> _byPath = [];

    /// <summary>The selected model as iris-server has it now.</summary>
    /// <exception cref="StepException">It does not exist, cannot be fetched or cannot be loaded.</exception>
    public async Task<CachedModel> GetAsync(ModelSelector selector, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var known = Find(selector.Path);
        var download = await parts.IrisServer.FetchModelAsync(selector.Path, known?.ETag, cancellationToken);
        if (download is null)
            return known!;
        var loaded = new CachedModel(Load(download), download.Version, download.ETag);
        Keep(selector.Path, loaded);
        return loaded;
    }

    private static IrisModel Load(ModelDownload download)
    {
        try
        {
            return IrisModel.Load(download.Bytes);
        }
        catch (InvalidModelException exception)
        {
            throw new StepException(
                StepFailure.DependencyFailed,
                $"Model version {download.Version} of iris-server cannot be loaded: {exception.Message}",
                exception);
        }
    }

    private CachedModel? Find(string path)
    {
        lock (_byPath)
            return _byPath.GetValueOrDefault(path);
    }

    private void Keep(string path, CachedModel model)
    {
        lock (_byPath)
        {
            if (_byPath.Count >= Capacity)
                _byPath.Clear();
            _byPath[path] = model;
        }
    }
}

/// <summary>A loaded model with what identifies it on iris-server.</summary>
/// <param name="Model">The classifier.</param>
/// <param name="Version">Version; 0 is the default.</param>
/// <param name="ETag">Strong entity tag.</param>
public sealed record CachedModel(IrisModel Model, int Version, string ETag);
