"""A name server of a test: it answers over UDP what it is given, and that there is nothing for everything else."""

import socket
import threading

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset


class NameServer:
    """`records` maps (name, kind) to the texts of the records, or to None: then it keeps silent.

    What is written there later holds at once; `asked` is what was asked.
    """

    def __init__(self, records):
        self.records = dict(records)
        self.asked = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self._socket.sendto(b"", ("127.0.0.1", self.port))
        self._thread.join(5)
        self._socket.close()

    def _serve(self):
        while True:
            raw, client = self._socket.recvfrom(4096)
            if not raw:
                return
            try:
                if (answer := self._answer(raw)) is not None:
                    self._socket.sendto(answer, client)
            except (dns.exception.DNSException, OSError):
                continue

    def _answer(self, raw):
        query = dns.message.from_wire(raw)
        question = query.question[0]
        name, kind = question.name.to_text(omit_final_dot=True).lower(), dns.rdatatype.to_text(question.rdtype)
        self.asked.append((name, kind))
        answer = dns.message.make_response(query)
        answer.flags |= dns.flags.AA | dns.flags.RA
        texts = self.records.get((name, kind), ())
        if texts is None:
            return None
        if texts:
            answer.answer.append(dns.rrset.from_text_list(question.name, 60, "IN", kind, texts))
        elif all(known != name for known, _kind in self.records):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer.to_wire(max_size=65_000)


def text_record(text):
    """A TXT record of any length, in the pieces of 255 characters that the protocol allows."""
    return " ".join(f'"{text[start : start + 250]}"' for start in range(0, len(text), 250))
