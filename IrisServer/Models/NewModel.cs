using System.Security.Cryptography;

namespace IrisServer.Models;

/// <summary>A model on its way into the store.</summary>
internal sealed record NewModel(byte[] Content, double Accuracy, string Creator)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));
}
