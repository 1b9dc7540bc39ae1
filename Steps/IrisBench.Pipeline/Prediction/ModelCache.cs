using System.Collections.Concurrent;
using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Models;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Prediction;

/// <summary>Asks iris-server for the model at every prediction and keeps the loaded copy for as long as the server answers that it has not
/// changed (304). Losing the copy loses nothing: the function stays stateless.</summary>
internal sealed class ModelCache(StepParts parts)
{
    // default, custom and a few versions: more than a caller alternates between.
    private const int Capacity = 8;

    private readonly ConcurrentDictionary<string, CachedModel> _byPath = [];

    /// <summary>The selected model as iris-server has it now.</summary>
    /// <exception cref="StepException">It does not exist, cannot be fetched or cannot be loaded.</exception>
    public async Task<CachedModel> GetAsync(ModelSelector selector, CancellationToken cancellationToken)
    {
        var known = _byPath.GetValueOrDefault(selector.Path);
        var download = await parts.IrisServer.FetchModelAsync(selector.Path, known?.ETag, cancellationToken);
        if (download is null)
            return known!;
        if (_byPath.Count >= Capacity)
            _byPath.Clear();
        return _byPath[selector.Path] = new CachedModel(Load(download), download.Version, download.ETag);
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
}

/// <summary>A loaded model with what identifies it on iris-server.</summary>
internal sealed record CachedModel(IrisModel Model, int Version, string ETag);
