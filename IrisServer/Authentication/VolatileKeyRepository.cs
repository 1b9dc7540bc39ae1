using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace IrisServer.Authentication;

/// <summary>
/// Keeps data protection's keys in memory. It comes with <c>AddAuthentication</c> and writes a key file into the home folder
/// at start, but bearer tokens use none of it.
/// </summary>
internal sealed class VolatileKeyRepository : IXmlRepository
{
    private readonly Lock _lock = new();
    private readonly List<XElement> _elements = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_lock)
            return [.. _elements];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_lock)
            _elements.Add(element);
    }
}
