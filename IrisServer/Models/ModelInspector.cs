using IrisBench.Learning.Models;

namespace IrisServer.Models;

/// <summary>Decides whether uploaded bytes are a model: by loading it, as its users will.</summary>
internal static class ModelInspector
{
    public static bool IsLoadable(byte[] content)
    {
        try
        {
            using var model = IrisModel.Load(content);
            return true;
        }
        catch (InvalidModelException)
        {
            return false;
        }
    }
}
