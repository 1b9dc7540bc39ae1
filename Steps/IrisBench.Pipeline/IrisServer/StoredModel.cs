namespace IrisBench.Pipeline.IrisServer;

/// <summary>What iris-server says of a model it has stored.</summary>
/// <param name="Version">Version, 1 and up.</param>
/// <param name="Sha256">SHA-256 of the bytes, in lower-case hexadecimal.</param>
public sealed record StoredModel(int Version, string Sha256);
