namespace IrisBench.Pipeline.IrisServer;

/// <summary>A model as iris-server keeps it.</summary>
/// <param name="Bytes">The document, as it was posted.</param>
/// <param name="Version">Its version: 0 for the default, 1 and up for trained ones.</param>
/// <param name="ETag">Strong entity tag, with its quotes.</param>
public sealed record ModelDownload(byte[] Bytes, int Version, string ETag);
