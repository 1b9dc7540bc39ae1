using IrisBench.Pipeline.Models;

namespace IrisBench.Pipeline.Prediction;

/// <summary>A loaded model with what identifies it on iris-server.</summary>
/// <param name="Model">The classifier.</param>
/// <param name="Version">Version; 0 is the default.</param>
/// <param name="ETag">Strong entity tag.</param>
public sealed record CachedModel(IrisModel Model, int Version, string ETag);
